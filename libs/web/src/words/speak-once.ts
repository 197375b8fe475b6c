import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

// Before words are named: they are kept in here. React shows text as text, so nothing needs to be escaped.
void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: false,
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
});
