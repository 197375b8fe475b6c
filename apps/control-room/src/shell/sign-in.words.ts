import { words } from '#kafila/web';

export const SIGN_IN = words('sign-in', {
  en: {
    title: 'Who is there?',
    why: 'This service knows its callers. What the pages show depends on who looks.',
    issuer: 'Sign in as a member of your organisation',
    key: 'Or give an API key. This tab alone keeps it, until it is closed.',
    enter: 'Enter',
    refused: 'This key opens nothing here: it is not known, was revoked, or has expired.',
  },
  ur: {
    title: 'کون ہے؟',
    why: 'یہ سروس اپنے صارفین کو جانتی ہے۔ صفحے دیکھنے والے کے مطابق دکھائے جاتے ہیں۔',
    issuer: 'اپنے ادارے کے رکن کے طور پر سائن اِن کریں',
    key: 'یا اے پی آئی کلید دیں۔ صرف یہ ٹیب اسے بند ہونے تک رکھتا ہے۔',
    enter: 'داخل ہوں',
    refused: 'یہ کلید یہاں کچھ نہیں کھولتی: نامعلوم ہے، منسوخ ہوئی، یا میعاد ختم ہو گئی۔',
  },
  ru: {
    title: 'Кто здесь?',
    why: 'Служба знает своих пользователей. Что показано, зависит от того, кто смотрит.',
    issuer: 'Войти как сотрудник организации',
    key: 'Или дайте ключ API. Его хранит только эта вкладка, пока она открыта.',
    enter: 'Войти',
    refused: 'Этот ключ здесь ничего не открывает: он неизвестен, отозван или истёк.',
  },
});
