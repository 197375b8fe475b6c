// Made of the description of the API by test/api-types.spec.ts: do not edit.
export interface paths {
    "/v1/convoys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listConvoys"];
        put?: never;
        post: operations["planConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/vehicles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addVehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/vehicles/{vehicleId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawVehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/vehicles/{vehicleId}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replaceVehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dispatchConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/divert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["divertConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["holdConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["splitConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["mergeConvoys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recallConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["completeConvoy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carnets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCarnets"];
        put?: never;
        post: operations["issueCarnet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carnets/{carnetNumber}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["assignCarnet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{personId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["erasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["findPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/vouch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["vouchForReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unitId}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUnitAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["takeReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/thin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["takeThinReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getConvoy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/irregularities/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listGetIrregularityCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/irregularities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getIrregularityHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/irregularities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listIrregularities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getVehicle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carnets/{carnetNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCarnet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/declarations/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeclarations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corridors/{corridorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCorridor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{place}/expected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBriefing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corridors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCorridors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convoys/{convoyId}/time-cost-distance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeCostDistance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRates"];
        put: operations["replaceRates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/border-crossings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBorderCrossingsStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/corridors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCorridorsStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/clearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getClearancesStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/tir": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTirStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/convoys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getConvoysStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getGoodsStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics/planned-convoys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPlannedConvoysStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/convoys/{convoyId}/exports/{export}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportConvoy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/convoys/{convoyId}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["compareConvoy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/convoys/{convoyId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/convoys/{convoyId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/convoys/{convoyId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint/cosigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCosignedGetCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/tile/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/receipts/{stream}/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proveReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrincipals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/principals/{principalId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["grantRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/{kind}/{id}/scope": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setScope"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/{kind}/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/{kind}/{id}/keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/units/{unitId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inviteUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/units/{unitId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/units/{unitId}/invitations/{invitationId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/units/{unitId}/invitations/{invitationId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["enrolDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/units/{unitId}/signing-keys/{kid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revokeSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/principals/{principalId}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["tellWhoAmI"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["login"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["comeBackCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActOfCustoms: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            country: string;
            /** Format: date */
            day: string;
        };
        AddVehicleRequest: {
            vehicleId?: string;
            /** Format: printable */
            plate: string;
            country: string;
            kind?: string;
            driver?: string | components["schemas"]["NamedDriver"];
            /** Format: printable */
            container?: string;
            seals?: string[];
            /** Format: printable */
            carnetNumber?: string;
            destination?: string;
            goods?: components["schemas"]["GoodsLine"][];
            permits?: components["schemas"]["DrivingPermit"][];
            approval?: components["schemas"]["CertificateOfApproval"];
            trailers?: components["schemas"]["JoiningTrailer"][];
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        Alert: {
            convoyId: string;
            /** @enum {string} */
            code: "stuck-at-border" | "silent" | "behind-plan" | "departure-overdue" | "incident-open" | "waiting" | "seal-trouble" | "carnet-trouble" | "customs-trouble" | "permit-ending" | "carnet-acceptance-due" | "tir-time-limit-passed" | "claim-unpaid";
            /** @enum {string} */
            severity: "critical" | "warning" | "info";
            /** Format: date-time */
            since: string;
            vehicleIds: string[];
            reason: string;
            evidence: string[];
            /** Format: date-time */
            assessedAt: string;
        };
        Alerts: {
            items: components["schemas"]["Alert"][];
            /** Format: date-time */
            assessedAt: string | null;
            notAssessed: number;
            usualAsOf: string | null;
        };
        Amount: {
            amount: string;
            currency: string;
        };
        AmountWithoutRate: {
            amount: string;
            currency: string;
            /** Format: date */
            day: string;
        };
        AmountsWithoutRate: {
            currency: string;
            amounts: number;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
        };
        ApiKeyIssued: {
            principal: string;
            keyId: string;
            key: string;
            /** Format: date-time */
            expiresAt: string | null;
        };
        ApiKeyOfPrincipal: {
            keyId: string;
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            scope: components["schemas"]["Scope"] | null;
            /** Format: date */
            lastUsedOn?: string | null;
        };
        ArrivalOfConvoy: {
            /** Format: date-time */
            expectedAt: string;
            /** Format: date-time */
            earliestAt: string;
            /** Format: date-time */
            latestAt: string;
            /** @enum {string} */
            basis: "statistics" | "corridor" | "plan";
        };
        AssignCarnetRequest: {
            convoyId: string;
            vehicleId: string;
            reason?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        Binding: {
            projection: string;
            version: number;
            position: string;
            rowsDigest: string;
            size: number;
            root: string;
            note: string;
        };
        Bindings: {
            origin: string;
            items: components["schemas"]["Binding"][];
        };
        BorderActivity: {
            /** @enum {string} */
            activity: "border-security" | "customs-controls" | "health-quarantine" | "phytosanitary" | "veterinary" | "immigration" | "traffic-inspection" | "police-checkpoint" | "transport-inspection" | "weight-inspection" | "vehicle-registration" | "emergency-repair" | "escort" | "loading" | "road-toll" | "waiting";
            place: string;
            /** @enum {string|null} */
            direction: "outbound" | "inbound" | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            hours: number | null;
            payments: components["schemas"]["Payment"][];
            otherPayments?: components["schemas"]["Payment"][];
            /** @enum {string|null} */
            result: "passed" | "failed" | null;
            evidence: string[];
        };
        BorderActivityRecordedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BorderActivityRecorded";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            direction?: "outbound" | "inbound";
            /** @enum {string} */
            activity: "border-security" | "customs-controls" | "health-quarantine" | "phytosanitary" | "veterinary" | "immigration" | "traffic-inspection" | "police-checkpoint" | "transport-inspection" | "weight-inspection" | "vehicle-registration" | "emergency-repair" | "escort" | "loading" | "road-toll" | "waiting";
            /** Format: date-time */
            endedAt?: string;
            payments?: components["schemas"]["PaymentMade"][];
            /** @enum {string} */
            result?: "passed" | "failed";
        };
        BorderArrivedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BorderArrived";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            direction?: "outbound" | "inbound";
        };
        BorderCrossingsStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["BorderCrossingsStatisticRow"][];
            leftOut: components["schemas"]["BorderCrossingsStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        BorderCrossingsStatisticKey: {
            place?: string | null;
            direction?: string | null;
            country?: string | null;
            corridor?: string | null;
            regime?: string | null;
            month?: string | null;
        };
        BorderCrossingsStatisticLeftOut: {
            inferredPassages: number;
            passagesNotOver: number;
            passagesOutOfOrder: number;
            amountsWithoutRate: components["schemas"]["AmountsWithoutRate"][];
            amountsAtOlderRate: number;
        };
        BorderCrossingsStatisticRow: {
            key: components["schemas"]["BorderCrossingsStatisticKey"];
            tfi1Hours: components["schemas"]["Summary"];
            waitingHours: components["schemas"]["Summary"];
            customsHours: components["schemas"]["Summary"];
            otherHours: components["schemas"]["Summary"];
            tfi2Usd: components["schemas"]["Summary"];
            tfi2OfficialUsd: components["schemas"]["Summary"];
            tfi2UnofficialUsd: components["schemas"]["Summary"];
        };
        BorderEnteredReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BorderEntered";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            direction?: "outbound" | "inbound";
        };
        BorderExitedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BorderExited";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            direction?: "outbound" | "inbound";
        };
        BorderProgress: {
            place: string;
            /** @enum {string} */
            direction: "outbound" | "inbound";
            through: number;
            of: number;
        };
        Briefing: {
            place: string;
            position: string;
            /** Format: date-time */
            asOf: string | null;
            trucks: components["schemas"]["TruckAtPost"][];
            more: number;
        };
        CancelConvoyRequest: {
            reason: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        CargoDeliveredReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CargoDelivered";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            receivedBy?: string;
            partial?: boolean;
        };
        CargoTransshippedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CargoTransshipped";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            fromVehicleId: string;
            toVehicleId: string;
            partial?: boolean;
            seals?: string[];
            reason?: string;
        };
        Carnet: {
            carnetNumber: string;
            /** @enum {string} */
            status: "unknown" | "issued" | "assigned" | "accepted" | "in-transit" | "suspended" | "start-refused" | "terminated" | "discharged" | "returned";
            issued: components["schemas"]["CarnetIssue"] | null;
            capacity: components["schemas"]["CarnetCapacity"];
            assignments: components["schemas"]["CarnetAssignment"][];
            convoyId: string | null;
            vehicleId: string | null;
            acceptances: components["schemas"]["CarnetAcceptance"][];
            operations: components["schemas"]["TirOperation"][];
            refusedStarts: components["schemas"]["RefusedStart"][];
            standingBetween: components["schemas"]["StandingBetween"] | null;
            suspensions: components["schemas"]["Suspension"][];
            controls: components["schemas"]["CustomsControl"][];
            certifiedReports: components["schemas"]["CertifiedReport"][];
            seals: components["schemas"]["StatedSeals"] | null;
            heavyOrBulky: boolean;
            substitutions: components["schemas"]["Substitution"][];
            destinationOffices: string[] | null;
            guarantees: components["schemas"]["Guarantee"][];
            liability: components["schemas"]["Liability"];
            /** Format: date-time */
            returnedAt: string | null;
            convoys: components["schemas"]["CarnetHolder"][];
            irregularities: components["schemas"]["Irregularity"][];
            earlierIrregularities?: components["schemas"]["EarlierIrregularities"];
            earlier?: components["schemas"]["EarlierOfCarnet"];
            revision: number;
            position: string;
            incompleteSince?: string;
            clocks?: components["schemas"]["Clocks"];
            skippedEvents?: components["schemas"]["SkippedEvent"][];
        };
        CarnetAcceptance: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            seals: string[] | null;
            declaredValue: components["schemas"]["Money"] | null;
            voucherPage: number | null;
            heavyOrBulky: boolean | null;
            marks: string[] | null;
        };
        CarnetAcceptedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CarnetAccepted";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            seals?: string[];
            declaredValue?: components["schemas"]["Amount"];
            voucherPage?: number;
            heavyOrBulky?: boolean;
            marks?: string[];
        };
        CarnetAssignment: {
            convoyId: string;
            vehicleId: string;
            /** Format: date-time */
            assignedAt: string;
            reason: string | null;
        };
        CarnetCapacity: {
            vouchers: number | null;
            operations: number | null;
            used: number;
        };
        CarnetDecisionTaken: {
            /** Format: printable */
            carnetNumber: string;
            revision: number;
            position: string;
        };
        CarnetHolder: {
            convoyId: string;
            vehicleId: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string | null;
        };
        CarnetIssue: {
            carnetNumber: string;
            holder: string;
            holderId?: string;
            issuedBy: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            lastValidDate: string;
            vouchers: number;
            departureOffices: string[];
            destinationOffices: string[];
            /** Format: date-time */
            recordedByDeskAt: string;
        };
        CarnetPage: {
            items: components["schemas"]["Carnet"][];
            nextCursor: string | null;
        };
        CarnetReturnedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CarnetReturned";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            returnedTo?: string;
        };
        CertificateOfApproval: {
            /** Format: printable */
            number: string;
            issuedBy: string;
            /** Format: date */
            approvedOn: string;
        };
        CertificateOfTermination: {
            reference: string;
            /** Format: date */
            date?: string;
        };
        CertifiedReport: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            /** @enum {string} */
            authority: "customs" | "police" | "other";
            cause: string;
            oldSeals: string[] | null;
            newSeals: string[] | null;
            goodsState: string | null;
            toVehicleId: string | null;
        };
        CertifiedReportDrawnReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CertifiedReportDrawn";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            /** @enum {string} */
            authority: "customs" | "police" | "other";
            cause: string;
            oldSeals?: string[];
            newSeals?: string[];
            goodsState?: string;
            toVehicleId?: string;
        };
        ChangeAfterTheFact: {
            event: components["schemas"]["ShownEvent"];
            kinds: ("late" | "retraction" | "replacement" | "late-decision" | "re-attributed" | "vouching")[];
            words: string;
            correction: components["schemas"]["Correction"] | null;
            replaces: string | null;
            reattributed: components["schemas"]["Reattribution"][];
            figures: components["schemas"]["MovedFigure"][];
            irregularities: components["schemas"]["IrregularityTurns"];
            undigested: string | null;
        };
        ChangesPage: {
            items: components["schemas"]["ChangeAfterTheFact"][];
            nextCursor: string | null;
        };
        CheckpointPassedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CheckpointPassed";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
        };
        ClaimPayment: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            country: string;
            /** Format: date */
            day: string;
            amount: components["schemas"]["Money"];
            reference: string | null;
        };
        ClaimWithdrawal: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            country: string;
            /** Format: date */
            day: string;
            reference: string | null;
            reason: string | null;
        };
        ClearanceGrantedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ClearanceGranted";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
        };
        ClearanceHeldReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ClearanceHeld";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            /** @enum {string} */
            agency: "customs" | "health-quarantine" | "phytosanitary" | "veterinary" | "standards" | "anti-narcotics" | "border-security" | "other";
            reason: string;
        };
        ClearanceHold: {
            /** @enum {string} */
            agency: "customs" | "health-quarantine" | "phytosanitary" | "veterinary" | "standards" | "anti-narcotics" | "border-security" | "other";
            reason: string;
            place: string | null;
            /** Format: date-time */
            heldAt: string;
            /** Format: date-time */
            endedAt: string | null;
            hours: number | null;
            evidence: string[];
        };
        ClearanceRefusedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ClearanceRefused";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            reason: string;
        };
        ClearancesStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["ClearancesStatisticRow"][];
            leftOut: components["schemas"]["ClearancesStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        ClearancesStatisticKey: {
            place?: string | null;
            country?: string | null;
            corridor?: string | null;
            month?: string | null;
        };
        ClearancesStatisticLeftOut: {
            withdrawn: number;
            notReleased: number;
            withoutArrival: number;
        };
        ClearancesStatisticRow: {
            key: components["schemas"]["ClearancesStatisticKey"];
            arrivalToLodgementHours: components["schemas"]["Summary"];
            lodgementToAssessmentHours: components["schemas"]["Summary"];
            assessmentToExaminationHours: components["schemas"]["Summary"];
            examinationHours: components["schemas"]["Summary"];
            otherAgenciesHours: components["schemas"]["Summary"];
            lodgementToPaymentHours: components["schemas"]["Summary"];
            paymentToReleaseHours: components["schemas"]["Summary"];
            lodgementToReleaseHours: components["schemas"]["Summary"];
            arrivalToReleaseHours: components["schemas"]["Summary"];
            releaseToGateOutHours: components["schemas"]["Summary"];
            arrivalToGateOutHours: components["schemas"]["Summary"];
            physicallyExamined: components["schemas"]["Ratio"];
            lodgedBeforeArrival: components["schemas"]["Ratio"];
        };
        ClockReading: {
            wall: string;
            monotonicMs: number;
            pageId: string;
            lastServerTime?: string;
        };
        Clocks: {
            /** Format: date-time */
            at: string | null;
            /** Format: date-time */
            knownAt: string | null;
            position: string;
        };
        ClocksWhenSaved: {
            /** Format: date-time */
            lastServerTime?: string;
            /** Format: date-time */
            wall: string;
            monotonicMs: number;
            /** Format: printable */
            pageId: string;
        };
        ClocksWhenSent: {
            /** Format: date-time */
            wall: string;
            monotonicMs: number;
            /** Format: printable */
            pageId: string;
        };
        CompleteConvoyRequest: {
            outstandingReason?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        ConfirmDeviceRequest: {
            digits: string;
        };
        ConsistencyProof: {
            origin: string;
            from: components["schemas"]["LogTree"];
            to: components["schemas"]["LogTree"];
            proof: string[];
            checkpoint: string | null;
        };
        Contradiction: {
            reportId: string;
            /** Format: date-time */
            at: string;
        };
        Convoy: {
            convoyId: string;
            /** @enum {string} */
            status: "planned" | "dispatched" | "underway" | "held" | "recalled" | "completed" | "cancelled" | "split" | "merged";
            corridorId: string | null;
            regime: string;
            legRegimes: components["schemas"]["LegRegime"][];
            modes?: ("road" | "sea" | "rail")[];
            route: string[];
            /** Format: date-time */
            plannedDeparture: string;
            /** Format: date-time */
            plannedArrival: string | null;
            /** Format: date-time */
            dispatchedAt: string | null;
            /** Format: date-time */
            underwaySince: string | null;
            /** Format: date-time */
            recalledAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** Format: date-time */
            cancelledAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            reason: string | null;
            holds: components["schemas"]["Hold"][];
            diversions: components["schemas"]["Diversion"][];
            returnOf: string | null;
            splitFrom: string | null;
            splitInto: string[];
            mergedFrom: string[];
            mergedInto: string | null;
            escorts: components["schemas"]["Escort"][];
            countries: string[];
            nextPlace: string | null;
            firstVehicle: components["schemas"]["VehicleAtPlace"] | null;
            lastVehicle: components["schemas"]["VehicleAtPlace"] | null;
            borders: components["schemas"]["BorderProgress"][];
            vehicles: components["schemas"]["Vehicle"][];
            irregularities: components["schemas"]["Irregularity"][];
            earlierIrregularities?: components["schemas"]["EarlierIrregularities"];
            earlier?: components["schemas"]["EarlierEscorts"];
            revision: number;
            position: string;
            incompleteSince?: string;
            clocks?: components["schemas"]["Clocks"];
            skippedEvents?: components["schemas"]["SkippedEvent"][];
        };
        ConvoyDecisionTaken: {
            convoyId: string;
            revision: number;
            position: string;
        };
        ConvoyPage: {
            clocks?: components["schemas"]["Clocks"];
            items: components["schemas"]["Convoy"][];
            nextCursor: string | null;
        };
        ConvoysStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["ConvoysStatisticRow"][];
            leftOut: components["schemas"]["ConvoysStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        ConvoysStatisticKey: {
            corridor?: string | null;
            regime?: string | null;
            month?: string | null;
        };
        ConvoysStatisticLeftOut: {
            notDelivered: number;
            withoutTonnes: number;
            withoutValue: number;
            amountsWithoutRate: components["schemas"]["AmountsWithoutRate"][];
            amountsAtOlderRate: number;
        };
        ConvoysStatisticRow: {
            key: components["schemas"]["ConvoysStatisticKey"];
            dispatched: components["schemas"]["Total"];
            transitDays: components["schemas"]["Summary"];
            spreadHours: components["schemas"]["Summary"];
            attrition: components["schemas"]["Summary"];
            onTime: components["schemas"]["Ratio"];
            tonnes: components["schemas"]["Summary"];
            tonnesTotal: components["schemas"]["Total"];
            valueUsd: components["schemas"]["Summary"];
            valueUsdTotal: components["schemas"]["Total"];
        };
        Coordinates: {
            lat: number;
            lon: number;
            accuracyM?: number;
        };
        Correction: {
            reportId: string;
            reason: string | null;
            report: components["schemas"]["ShownEvent"] | null;
            replacedBy: string | null;
            replacement: components["schemas"]["ShownEvent"] | null;
            differs: components["schemas"]["TellingDifference"][];
        };
        Corridor: {
            id: string;
            name: string;
            regimes: string[];
            carec: number[] | null;
            roundTrip: boolean;
            countries: string[];
            borderCrossings: number;
            route: string[];
            legs: components["schemas"]["CorridorLeg"][];
            totalKm: number;
            publishedKm: number | null;
            distanceSource: string;
            notes: string[];
        };
        CorridorLeg: {
            from: string;
            to: string;
            /** @enum {string} */
            mode?: "road" | "sea" | "rail";
            country: string;
            toCountry?: string;
            distanceKm: number;
            borderCrossing: boolean;
            distanceSource: string;
        };
        CorridorPage: {
            items: components["schemas"]["Corridor"][];
            nextCursor: string | null;
        };
        CorridorsStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["CorridorsStatisticRow"][];
            leftOut: components["schemas"]["CorridorsStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        CorridorsStatisticKey: {
            corridor?: string | null;
            country?: string | null;
            regime?: string | null;
            month?: string | null;
        };
        CorridorsStatisticLeftOut: {
            tripsWithoutDistance: number;
            tripsWithoutMotion: number;
            tripsWithoutCosts: number;
            tripsWithoutTonnes: number;
            amountsWithoutRate: components["schemas"]["AmountsWithoutRate"][];
            amountsAtOlderRate: number;
        };
        CorridorsStatisticRow: {
            key: components["schemas"]["CorridorsStatisticKey"];
            swodKmh: components["schemas"]["Summary"];
            swdKmh: components["schemas"]["Summary"];
            swodKmhPooled: components["schemas"]["Ratio"];
            swdKmhPooled: components["schemas"]["Ratio"];
            tfi3Usd: components["schemas"]["Summary"];
            distanceKm: components["schemas"]["Summary"];
            tripHours: components["schemas"]["Summary"];
            movingHours: components["schemas"]["Summary"];
            carriedKm: components["schemas"]["Summary"];
            carriedHours: components["schemas"]["Summary"];
        };
        CurrentConvoy: {
            convoyId: string;
            /** @enum {string} */
            status: "planned" | "dispatched" | "underway" | "held" | "recalled" | "completed" | "cancelled" | "split" | "merged";
            /** Format: date-time */
            joinedAt: string;
            lastPlace: string | null;
            /** Format: date-time */
            lastSeenAt: string | null;
            nextPlace: string | null;
        };
        CustomsControl: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            seals: string[] | null;
            /** @enum {string|null} */
            result: "conformant" | "non-conformant" | null;
            reason: string | null;
        };
        Declaration: {
            reference: string;
            /** @enum {string} */
            status: "unknown" | "lodged" | "assessed" | "under-examination" | "held" | "granted" | "refused" | "gated-out" | "withdrawn";
            place: string | null;
            office: string | null;
            convoyId: string | null;
            vehicleIds: string[];
            carnetNumber: string | null;
            /** @enum {string|null} */
            procedure: "transit" | "export" | "import" | null;
            lodgedBy: (components["schemas"]["Person"] | components["schemas"]["UnreadablePerson"] | components["schemas"]["HiddenPerson"] | string) | null;
            declaredValue: components["schemas"]["Money"] | null;
            /** Format: date-time */
            lodgedAt: string | null;
            /** @enum {string|null} */
            channel: "green" | "yellow" | "red" | "blue" | null;
            /** Format: date-time */
            grantedAt: string | null;
            /** Format: date-time */
            refusedAt: string | null;
            refusalReason: string | null;
            /** Format: date-time */
            gatedOutAt: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
            steps: components["schemas"]["DeclarationStep"][];
            examinations: components["schemas"]["Examination"][];
            holds: components["schemas"]["ClearanceHold"][];
            duties: components["schemas"]["DutiesPaid"][];
            hours: components["schemas"]["ReleaseHours"];
            irregularities: components["schemas"]["Irregularity"][];
            earlier?: components["schemas"]["EarlierOfDeclaration"];
            revision: number;
            position: string;
            incompleteSince?: string;
            clocks?: components["schemas"]["Clocks"];
            skippedEvents?: components["schemas"]["SkippedEvent"][];
        };
        DeclarationLodgedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DeclarationLodged";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            /** @enum {string} */
            procedure?: "transit" | "export" | "import";
            lodgedBy?: string;
            declaredValue?: components["schemas"]["Amount"];
            /** Format: printable */
            carnetNumber?: string;
        };
        DeclarationPage: {
            items: components["schemas"]["Declaration"][];
            nextCursor: string | null;
        };
        DeclarationStep: {
            /** @enum {string} */
            type: "DeclarationLodged" | "RiskChannelAssigned" | "ExaminationOrdered" | "ExaminationDone" | "DutiesPaid" | "ClearanceHeld" | "HoldLifted" | "ClearanceGranted" | "ClearanceRefused" | "GoodsGatedOut" | "DeclarationWithdrawn";
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            evidence: string[];
            contradictedBy: components["schemas"]["Contradiction"][];
        };
        DeclarationWithdrawnReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DeclarationWithdrawn";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            reason?: string;
        };
        Delivery: {
            place: string | null;
            /** Format: date-time */
            deliveredAt: string;
            partial: boolean;
            evidence: string[];
        };
        Difference: {
            convoyId: string;
            from: components["schemas"]["Clocks"];
            to: components["schemas"]["Clocks"];
            words: string[];
            figures: components["schemas"]["MovedFigure"][];
            irregularities: components["schemas"]["IrregularityTurns"];
            patch: components["schemas"]["PatchOperation"][];
        };
        DispatchConvoyRequest: {
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        Diversion: {
            /** Format: date-time */
            divertedAt: string;
            reason: string;
        };
        DivertConvoyRequest: {
            corridorId?: string;
            route?: string[];
            reason: string;
            legRegimes?: components["schemas"]["PlannedLegRegime"][];
            legModes?: components["schemas"]["PlannedLegMode"][];
            /** Format: date-time */
            plannedArrival?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        DrawnTrailer: {
            trailerId: string;
            plate: string;
            country: string;
            container: string | null;
            approval?: components["schemas"]["VehicleApproval"];
            seals: string[];
            sealHistory: components["schemas"]["SealHistoryStep"][];
            earlier?: components["schemas"]["EarlierSteps"];
        };
        DrivingPermit: {
            type: string;
            issuedBy: string;
            /** Format: printable */
            number: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string;
            /** @enum {string} */
            journeys?: "single" | "return" | "multiple";
        };
        DutiesPaid: {
            amount: components["schemas"]["Money"];
            receipt: string | null;
            /** Format: date-time */
            paidAt: string;
            evidence: string[];
        };
        DutiesPaidReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DutiesPaid";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            amount: components["schemas"]["Amount"];
            /** Format: printable */
            receipt?: string;
        };
        EarlierEntries: {
            timeline: string;
            passages?: number;
            legs?: number;
            halts?: number;
            activities?: number;
            incidents?: number;
            expenses?: number;
            deliveries?: number;
            transshipments?: number;
            sealHistory?: number;
            formerPlates?: number;
        };
        EarlierEscorts: {
            timeline: string;
            escorts?: number;
        };
        EarlierIrregularities: {
            count: number;
            list: string;
        };
        EarlierOfCarnet: {
            events: string | null;
            assignments?: number;
            acceptances?: number;
            operations?: number;
            refusedStarts?: number;
            suspensions?: number;
            controls?: number;
            certifiedReports?: number;
            substitutions?: number;
            nonDischarges?: number;
            paymentClaims?: number;
            claimPayments?: number;
            claimWithdrawals?: number;
            exclusions?: number;
            readmissions?: number;
        };
        EarlierOfDeclaration: {
            events: string | null;
            vehicleIds?: number;
            steps?: number;
            examinations?: number;
            holds?: number;
            duties?: number;
        };
        EarlierSteps: {
            timeline: string;
            sealHistory?: number;
        };
        EndSessionsRequest: {
            reason: string;
        };
        EnrolDeviceRequest: {
            code: string;
            /** @enum {string} */
            alg: "Ed25519" | "ES256";
            publicKey: components["schemas"]["PublicKeyOfDevice"];
            proof: string;
        };
        EnrolledDevice: {
            unitId: string;
            invitationId: string;
            kid: string;
            digits: string;
            confirmed: boolean;
            keyId: string | null;
            apiKey: string | null;
        };
        ErasePersonRequest: {
            reason: string;
            /** Format: date-time */
            occurredAt?: string;
        };
        Escort: {
            escort: components["schemas"]["Person"] | components["schemas"]["UnreadablePerson"] | components["schemas"]["HiddenPerson"] | string;
            /** @enum {string|null} */
            authority: "police" | "army" | "customs" | "private" | "other" | null;
            vehicleIds: string[];
            /** Format: date-time */
            joinedAt: string | null;
            joinedPlace: string | null;
            /** Format: date-time */
            leftAt: string | null;
            leftPlace: string | null;
            evidence: string[];
        };
        EscortJoinedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "EscortJoined";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            escort: string;
            /** @enum {string} */
            authority?: "police" | "army" | "customs" | "private" | "other";
        };
        EscortLeftReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "EscortLeft";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            escort: string;
        };
        Examination: {
            /** @enum {string} */
            kind: "documents" | "scan" | "physical" | "sampling";
            /** @enum {string|null} */
            agency: "customs" | "health-quarantine" | "phytosanitary" | "veterinary" | "standards" | "anti-narcotics" | "border-security" | "other" | null;
            /** Format: date-time */
            orderedAt: string | null;
            /** Format: date-time */
            doneAt: string | null;
            /** @enum {string|null} */
            result: "conformant" | "non-conformant" | null;
            hours: number | null;
            evidence: string[];
        };
        ExaminationDoneReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ExaminationDone";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            /** @enum {string} */
            kind: "documents" | "scan" | "physical" | "sampling";
            /** @enum {string} */
            agency?: "customs" | "health-quarantine" | "phytosanitary" | "veterinary" | "standards" | "anti-narcotics" | "border-security" | "other";
            /** @enum {string} */
            result?: "conformant" | "non-conformant";
        };
        ExaminationOrderedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ExaminationOrdered";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            /** @enum {string} */
            kind: "documents" | "scan" | "physical" | "sampling";
            /** @enum {string} */
            agency?: "customs" | "health-quarantine" | "phytosanitary" | "veterinary" | "standards" | "anti-narcotics" | "border-security" | "other";
        };
        Exclusion: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            country: string;
            /** Format: date */
            day: string;
            reason: string | null;
            /** Format: date */
            until: string | null;
            /** Format: date-time */
            liftedAt: string | null;
        };
        ExpectedArrival: {
            place: string;
            /** Format: date-time */
            expectedAt: string | null;
            /** Format: date-time */
            earliestAt: string | null;
            /** Format: date-time */
            latestAt: string | null;
            /** @enum {string|null} */
            basis: "statistics" | "corridor" | "plan" | null;
        };
        ExpectedAtPost: {
            /** Format: date-time */
            expectedAt: string | null;
            /** Format: date-time */
            earliestAt: string | null;
            /** Format: date-time */
            latestAt: string | null;
            /** @enum {string|null} */
            basis: "statistics" | "corridor" | "plan" | null;
        };
        Expense: {
            /** @enum {string} */
            category: "fuel" | "toll" | "fee" | "duty" | "repair" | "parking" | "escort" | "fine" | "handling" | "other";
            amount: components["schemas"]["Money"];
            official: boolean;
            paidTo: (components["schemas"]["Person"] | components["schemas"]["UnreadablePerson"] | components["schemas"]["HiddenPerson"] | string) | null;
            /** Format: date-time */
            paidAt: string;
            place: string | null;
            sharedBy?: number;
            evidence: string[];
        };
        ExpensePaidReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ExpensePaid";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            category: "fuel" | "toll" | "fee" | "duty" | "repair" | "parking" | "escort" | "fine" | "handling" | "other";
            payment: components["schemas"]["PaymentMade"];
        };
        FieldFault: {
            pointer: string;
            code?: string;
            detail: string;
        };
        FigureSubject: {
            vehicleId?: string;
            place?: string;
            direction?: string;
            from?: string;
            to?: string;
            carnetNumber?: string;
            territory?: string;
            declarationRef?: string;
            nth?: number;
        };
        FindPersonByDocumentRequest: {
            documentNumber: string;
        };
        FindPersonByNameRequest: {
            name: string;
        };
        FleetPage: {
            clocks?: components["schemas"]["Clocks"];
            items: components["schemas"]["FleetRow"][];
            nextCursor: string | null;
        };
        FleetRow: {
            convoyId: string;
            /** @enum {string} */
            status: "planned" | "dispatched" | "underway" | "held" | "recalled" | "completed" | "cancelled" | "split" | "merged";
            corridorId: string | null;
            regime: string;
            origin: string;
            destination: string;
            /** Format: date-time */
            plannedDeparture: string;
            lastSeen: components["schemas"]["LastSeen"] | null;
            nextPlace: string | null;
            trucks: components["schemas"]["TrucksThrough"];
            position: string;
            irregularities: components["schemas"]["IrregularityCounts"];
            incompleteSince?: string;
            expectedArrival: components["schemas"]["ArrivalOfConvoy"] | null;
            gravestAlert: components["schemas"]["GravestAlert"] | null;
            /** Format: date-time */
            assessedAt: string | null;
        };
        Forecast: {
            convoyId: string;
            /** Format: date-time */
            assessedAt: string | null;
            vehicles: components["schemas"]["VehicleForecast"][] | null;
            usualAsOf: string | null;
        };
        FormerPlate: {
            plate: string;
            country: string;
            /** Format: date-time */
            until: string;
            place: string | null;
            reason: string | null;
            evidence: string[];
        };
        FoundPerson: {
            personId: string;
        };
        Goods: {
            hsCode?: string;
            description: string;
            packages?: number;
            grossKg?: number;
            value?: components["schemas"]["Money"];
        };
        GoodsGatedOutReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "GoodsGatedOut";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
        };
        GoodsLine: {
            hsCode?: string;
            description: string;
            packages?: number;
            grossKg?: number;
            value?: components["schemas"]["Amount"];
        };
        GoodsStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["GoodsStatisticRow"][];
            leftOut: components["schemas"]["GoodsStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        GoodsStatisticKey: {
            hsChapter?: string | null;
            hsHeading?: string | null;
            hsCode?: string | null;
            destination?: string | null;
            corridor?: string | null;
            regime?: string | null;
            month?: string | null;
        };
        GoodsStatisticLeftOut: {
            withoutCode: number;
            withoutWeight: number;
            withoutValue: number;
            amountsWithoutRate: components["schemas"]["AmountsWithoutRate"][];
            amountsAtOlderRate: number;
        };
        GoodsStatisticRow: {
            key: components["schemas"]["GoodsStatisticKey"];
            convoys: components["schemas"]["Total"];
            vehicles: components["schemas"]["Total"];
            codes: components["schemas"]["Total"];
            tonnesTotal: components["schemas"]["Total"];
            valueUsdTotal: components["schemas"]["Total"];
        };
        GrantRolesRequest: {
            roles: ("relay" | "desk" | "viewer" | "auditor" | "privacy" | "operator" | "admin")[];
        };
        GravestAlert: {
            /** @enum {string} */
            code: "stuck-at-border" | "silent" | "behind-plan" | "departure-overdue" | "incident-open" | "waiting" | "seal-trouble" | "carnet-trouble" | "customs-trouble" | "permit-ending" | "carnet-acceptance-due" | "tir-time-limit-passed" | "claim-unpaid";
            /** @enum {string} */
            severity: "critical" | "warning" | "info";
            /** Format: date-time */
            since: string;
        };
        Guarantee: {
            country: string;
            /** Format: date */
            since: string;
            limit: components["schemas"]["Money"];
        };
        Halt: {
            /** Format: date-time */
            haltedAt: string;
            /** Format: date-time */
            resumedAt: string | null;
            inferred: boolean;
            place: string | null;
            reason: string | null;
            evidence: string[];
        };
        HeldReport: {
            /** Format: uuid */
            reportId: string | null;
            type: string | null;
            sequence: number | null;
            occurredAt: string | null;
            /** @enum {string} */
            standing: "counts" | "in-doubt" | "left-out" | "unreadable";
            kid?: string;
            stream: string;
            revision: number;
            position: string;
            recordedAt: string | null;
        };
        HiddenPerson: {
            /** @enum {string} */
            unreadable: "hidden";
        };
        Hold: {
            /** Format: date-time */
            heldAt: string;
            reason: string;
            place: string | null;
            /** Format: date-time */
            releasedAt: string | null;
        };
        HoldConvoyRequest: {
            reason: string;
            place?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        HoldLiftedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "HoldLifted";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            /** @enum {string} */
            agency: "customs" | "health-quarantine" | "phytosanitary" | "veterinary" | "standards" | "anti-narcotics" | "border-security" | "other";
            reason?: string;
        };
        HolderExcludedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "HolderExcluded";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            country: string;
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            reason?: string;
            /** Format: date */
            until?: string;
        };
        HolderReadmittedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "HolderReadmitted";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            country: string;
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
        };
        Incident: {
            /** @enum {string} */
            kind: "breakdown" | "accident" | "theft" | "attack" | "cargo-damage" | "weather" | "road-closed" | "border-closed" | "papers" | "illness" | "other";
            /** Format: date-time */
            occurredAt: string;
            place: string | null;
            description: string | null;
            /** Format: date-time */
            closedAt: string | null;
            inferred: boolean;
            evidence: string[];
        };
        IncidentClosedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "IncidentClosed";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            kind: "breakdown" | "accident" | "theft" | "attack" | "cargo-damage" | "weather" | "road-closed" | "border-closed" | "papers" | "illness" | "other";
            description?: string;
        };
        IncidentReportedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "IncidentReported";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            /** @enum {string} */
            kind: "breakdown" | "accident" | "theft" | "attack" | "cargo-damage" | "weather" | "road-closed" | "border-closed" | "papers" | "illness" | "other";
            description?: string;
        };
        Invitation: {
            unitId: string;
            invitationId: string;
            /** @enum {string} */
            state: "open" | "offered" | "enrolled" | "expired" | "withdrawn";
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            expiresAt: string;
            kid: string | null;
            digits: string | null;
        };
        InvitationMade: {
            unitId: string;
            invitationId: string;
            code: string;
            address: string;
            logKey: string;
            /** Format: date-time */
            expiresAt: string;
            text: string;
        };
        InviteUnitRequest: {
            address?: string;
        };
        Irregularity: {
            /** @enum {string} */
            code: "unknown-vehicle" | "vehicle-had-left" | "report-without-vehicle" | "report-after-end" | "place-off-route" | "not-a-border-side" | "underway-before-dispatch" | "entry-without-exit" | "impossible-speed" | "contradictory-reports" | "amounts-differ" | "occurred-after-receipt" | "clock-suspect" | "offset-not-of-place" | "seal-mismatch" | "seal-found-broken" | "seal-broken-without-certified-report" | "transshipment-without-certified-report" | "vehicle-in-two-convoys" | "taken-over-otherwise" | "report-id-in-two-streams" | "permit-expired" | "permit-used-up" | "truck-outside-agreement" | "approval-unknown" | "approval-expired" | "carnet-not-issued" | "carnet-on-two-vehicles" | "accepted-after-last-valid-date" | "too-many-offices" | "departure-after-destination" | "used-after-journey" | "capacity-exceeded" | "seals-differ-at-start" | "started-without-seals" | "marks-differ-at-start" | "start-before-termination" | "termination-without-start" | "discharge-without-termination" | "operation-while-suspended" | "resumed-without-certified-report" | "route-not-as-prescribed" | "time-limit-exceeded" | "terminated-with-reservation" | "destination-not-declared" | "destination-not-visited" | "no-contracting-party" | "holder-excluded" | "non-discharge-notified-late" | "claim-without-notification" | "claim-out-of-time" | "claim-after-discharge" | "claim-paid-late" | "carnet-contradictory-reports" | "declaration-not-lodged" | "gated-out-without-clearance" | "cleared-while-held" | "hold-lifted-without-examination" | "declaration-contradictory-reports" | "retraction-without-report" | "retraction-by-other" | "report-not-vouched" | "signed-in-doubt" | "reporter-out-of-scope";
            /** @enum {string} */
            severity: "info" | "warning" | "critical";
            /** Format: date-time */
            since: string;
            vehicleIds: string[];
            evidence: string[];
            reports: number;
            convoyIds: string[];
            carnetNumber: string | null;
            declarationRef: string | null;
        };
        IrregularityCatalogue: {
            items: components["schemas"]["IrregularityRule"][];
            nextCursor: string | null;
        };
        IrregularityCounts: {
            critical: number;
            warning: number;
            info: number;
        };
        IrregularityEpisode: {
            /** @enum {string} */
            code: "unknown-vehicle" | "vehicle-had-left" | "report-without-vehicle" | "report-after-end" | "place-off-route" | "not-a-border-side" | "underway-before-dispatch" | "entry-without-exit" | "impossible-speed" | "contradictory-reports" | "amounts-differ" | "occurred-after-receipt" | "clock-suspect" | "offset-not-of-place" | "seal-mismatch" | "seal-found-broken" | "seal-broken-without-certified-report" | "transshipment-without-certified-report" | "vehicle-in-two-convoys" | "taken-over-otherwise" | "report-id-in-two-streams" | "permit-expired" | "permit-used-up" | "truck-outside-agreement" | "approval-unknown" | "approval-expired" | "carnet-not-issued" | "carnet-on-two-vehicles" | "accepted-after-last-valid-date" | "too-many-offices" | "departure-after-destination" | "used-after-journey" | "capacity-exceeded" | "seals-differ-at-start" | "started-without-seals" | "marks-differ-at-start" | "start-before-termination" | "termination-without-start" | "discharge-without-termination" | "operation-while-suspended" | "resumed-without-certified-report" | "route-not-as-prescribed" | "time-limit-exceeded" | "terminated-with-reservation" | "destination-not-declared" | "destination-not-visited" | "no-contracting-party" | "holder-excluded" | "non-discharge-notified-late" | "claim-without-notification" | "claim-out-of-time" | "claim-after-discharge" | "claim-paid-late" | "carnet-contradictory-reports" | "declaration-not-lodged" | "gated-out-without-clearance" | "cleared-while-held" | "hold-lifted-without-examination" | "declaration-contradictory-reports" | "retraction-without-report" | "retraction-by-other" | "report-not-vouched" | "signed-in-doubt" | "reporter-out-of-scope";
            /** @enum {string} */
            severity: "info" | "warning" | "critical";
            /** Format: date-time */
            since: string;
            vehicleIds: string[];
            evidence: string[];
            reports: number;
            unless: string | null;
            /** Format: date-time */
            explainedAt: string | null;
            appeared: components["schemas"]["IrregularityTurn"];
            gone: components["schemas"]["IrregularityTurn"] | null;
        };
        IrregularityEpisodePage: {
            items: components["schemas"]["IrregularityEpisode"][];
            nextCursor: string | null;
        };
        IrregularityPage: {
            items: components["schemas"]["Irregularity"][];
            nextCursor: string | null;
        };
        IrregularityRule: {
            /** @enum {string} */
            code: "unknown-vehicle" | "vehicle-had-left" | "report-without-vehicle" | "report-after-end" | "place-off-route" | "not-a-border-side" | "underway-before-dispatch" | "entry-without-exit" | "impossible-speed" | "contradictory-reports" | "amounts-differ" | "occurred-after-receipt" | "clock-suspect" | "offset-not-of-place" | "seal-mismatch" | "seal-found-broken" | "seal-broken-without-certified-report" | "transshipment-without-certified-report" | "vehicle-in-two-convoys" | "taken-over-otherwise" | "report-id-in-two-streams" | "permit-expired" | "permit-used-up" | "truck-outside-agreement" | "approval-unknown" | "approval-expired" | "carnet-not-issued" | "carnet-on-two-vehicles" | "accepted-after-last-valid-date" | "too-many-offices" | "departure-after-destination" | "used-after-journey" | "capacity-exceeded" | "seals-differ-at-start" | "started-without-seals" | "marks-differ-at-start" | "start-before-termination" | "termination-without-start" | "discharge-without-termination" | "operation-while-suspended" | "resumed-without-certified-report" | "route-not-as-prescribed" | "time-limit-exceeded" | "terminated-with-reservation" | "destination-not-declared" | "destination-not-visited" | "no-contracting-party" | "holder-excluded" | "non-discharge-notified-late" | "claim-without-notification" | "claim-out-of-time" | "claim-after-discharge" | "claim-paid-late" | "carnet-contradictory-reports" | "declaration-not-lodged" | "gated-out-without-clearance" | "cleared-while-held" | "hold-lifted-without-examination" | "declaration-contradictory-reports" | "retraction-without-report" | "retraction-by-other" | "report-not-vouched" | "signed-in-doubt" | "reporter-out-of-scope";
            /** @enum {string} */
            severity: "info" | "warning" | "critical";
            /** @enum {string} */
            shownBy: "convoy" | "carnet" | "declaration" | "two streams";
            meaning: string;
            goesWhen: string | null;
            source: string;
            evidence: string;
        };
        IrregularityTurn: {
            reportId?: string;
            eventId?: string;
            type: string;
            revision: number;
            /** Format: date-time */
            recordedAt: string;
            together?: number;
        };
        IrregularityTurns: {
            came: components["schemas"]["Irregularity"][];
            went: components["schemas"]["Irregularity"][];
        };
        IssueCarnetRequest: {
            /** Format: printable */
            carnetNumber: string;
            holder: string;
            /** Format: printable */
            holderId?: string;
            issuedBy: string;
            /** Format: date */
            issuedOn: string;
            /** Format: date */
            lastValidDate: string;
            vouchers: number;
            departureOffices: string[];
            destinationOffices: string[];
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        IssueKeyRequest: {
            /** Format: date-time */
            expiresAt?: string;
            scope?: components["schemas"]["ScopeToSet"];
        };
        JoiningTrailer: {
            /** Format: printable */
            plate: string;
            country: string;
            kind?: string;
            /** Format: printable */
            container?: string;
            seals?: string[];
            approval?: components["schemas"]["CertificateOfApproval"];
        };
        KeptRates: {
            rates: number;
            currencies: string[];
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
        };
        LastPosition: {
            lat: number;
            lon: number;
            accuracyM?: number;
            /** Format: date-time */
            at: string;
        };
        LastSeen: {
            /** Format: date-time */
            at: string;
            local: string | null;
            place: string | null;
            position: components["schemas"]["Coordinates"] | null;
        };
        Leaving: {
            /** @enum {string} */
            how: "withdrawn" | "replaced" | "split" | "merged";
            reason: string | null;
            place: string | null;
            to: string | null;
        };
        LedgerEntry: {
            number: string;
            /** Format: date */
            date?: string;
        };
        LeftOut: {
            by: string;
            reason: string;
            /** Format: date-time */
            at: string;
        };
        LegRegime: {
            from: string;
            to: string;
            regime: string;
        };
        Liability: {
            nonDischarges: components["schemas"]["NonDischarge"][];
            paymentClaims: components["schemas"]["PaymentClaim"][];
            claimPayments: components["schemas"]["ClaimPayment"][];
            claimWithdrawals: components["schemas"]["ClaimWithdrawal"][];
            exclusions: components["schemas"]["Exclusion"][];
            readmissions: components["schemas"]["ActOfCustoms"][];
        };
        LogLeaf: {
            index: number;
            entry: string;
            hash: string;
        };
        LogTree: {
            size: number;
            root: string;
        };
        Membership: {
            /** Format: date-time */
            joinedAt: string;
            onTheWay: boolean;
            /** Format: date-time */
            leftAt: string | null;
            leaving: components["schemas"]["Leaving"] | null;
        };
        MergeConvoysRequest: {
            into: string;
            reason?: string;
            place?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        MissingReports: {
            unitId: string;
            missing: components["schemas"]["SequenceRange"][];
            words: string;
        };
        Money: {
            amount: string;
            currency: string;
        };
        MovedFigure: {
            figure: string;
            of: components["schemas"]["FigureSubject"];
            before: (string | number | boolean) | null;
            after: (string | number | boolean) | null;
        };
        NamedDriver: {
            name: string;
            phone?: string;
            documentNumber?: string;
        };
        NonDischarge: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            country: string;
            /** Format: date */
            day: string;
            notified: ("holder" | "association")[];
            falsified: boolean | null;
            /** Format: date */
            notifyBy: string | null;
            /** Format: date */
            claimFrom: string | null;
            /** Format: date */
            claimUntil: string | null;
        };
        NonDischargeNotifiedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "NonDischargeNotified";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            country: string;
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            notified: ("holder" | "association")[];
            falsified?: boolean;
        };
        OfficeLedgerEntry: {
            /** Format: printable */
            number: string;
            /** Format: date */
            date?: string;
        };
        OtherName: {
            vehicleId: string;
            /** Format: date-time */
            since: string;
        };
        PartToSplit: {
            convoyId?: string;
            vehicleIds: string[];
            corridorId?: string;
            route?: string[];
            legModes?: components["schemas"]["PlannedLegMode"][];
            /** Format: date-time */
            plannedArrival?: string;
        };
        Passage: {
            place: string;
            /** @enum {string} */
            direction: "outbound" | "inbound";
            /** Format: date-time */
            arrivedAt: string | null;
            /** Format: date-time */
            enteredAt: string | null;
            /** Format: date-time */
            exitedAt: string | null;
            hours: number | null;
            inferred: boolean;
            evidence: string[];
        };
        PatchOperation: {
            op: string;
            path: string;
            value?: unknown;
        };
        Payment: {
            amount: string;
            currency: string;
            official: boolean;
            paidTo?: components["schemas"]["Person"] | components["schemas"]["UnreadablePerson"] | components["schemas"]["HiddenPerson"] | string;
            sharedBy?: number;
        };
        PaymentClaim: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            country: string;
            /** Format: date */
            day: string;
            amount: components["schemas"]["Money"];
            reference: string | null;
            /** Format: date */
            payBy: string;
            /** Format: date-time */
            paidAt: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
        };
        PaymentMade: {
            amount: string;
            currency: string;
            official: boolean;
            paidTo?: string;
            /** @enum {string} */
            amountFor?: "each" | "all";
        };
        Permit: {
            type: string;
            issuedBy: string;
            number: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string;
            /** @enum {string} */
            journeys?: "single" | "return" | "multiple";
        };
        Person: {
            personId: string;
            name: string;
            phone?: string;
            documentNumber?: string;
        };
        PersonDisclosed: {
            pointer: string;
            salt: string;
            value: string;
        };
        PersonErased: {
            personId: string;
            revision: number;
            position: string;
            repeated: boolean;
        };
        Place: {
            slug: string;
            code: string | null;
            name: string;
            country: string;
            /** @enum {string} */
            kind: "port" | "dry-port" | "city" | "customs-house" | "border-crossing" | "rail-yard";
            lat: number;
            lon: number;
            timeZone: string;
            bcpPair: string | null;
            seaPairs?: string[];
            railPairs?: string[];
            source: string;
            approximate: boolean;
            note?: string;
            altNames?: string[];
        };
        PlacePage: {
            items: components["schemas"]["Place"][];
            nextCursor: string | null;
        };
        PlaceWithFacing: {
            slug: string;
            code: string | null;
            name: string;
            country: string;
            /** @enum {string} */
            kind: "port" | "dry-port" | "city" | "customs-house" | "border-crossing" | "rail-yard";
            lat: number;
            lon: number;
            timeZone: string;
            bcpPair: string | null;
            seaPairs?: string[];
            railPairs?: string[];
            source: string;
            approximate: boolean;
            note?: string;
            altNames?: string[];
            facing: components["schemas"]["Place"] | null;
            facingPorts: components["schemas"]["Place"][];
            facingByRail: components["schemas"]["Place"][];
        };
        PlanConvoyRequest: {
            convoyId?: string;
            corridorId?: string;
            route?: string[];
            regime: string;
            legRegimes?: components["schemas"]["PlannedLegRegime"][];
            legModes?: components["schemas"]["PlannedLegMode"][];
            /** Format: date-time */
            plannedDeparture: string;
            /** Format: date-time */
            plannedArrival?: string;
            returnOf?: string;
            vehicles?: components["schemas"]["VehicleToJoin"][];
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        PlannedConvoysStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["PlannedConvoysStatisticRow"][];
            leftOut: components["schemas"]["PlannedConvoysStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        PlannedConvoysStatisticKey: {
            country?: string | null;
            corridor?: string | null;
            regime?: string | null;
            month?: string | null;
        };
        PlannedConvoysStatisticLeftOut: {
            overdue: number;
        };
        PlannedConvoysStatisticRow: {
            key: components["schemas"]["PlannedConvoysStatisticKey"];
            planned: components["schemas"]["Total"];
            vehicles: components["schemas"]["Total"];
        };
        PlannedLegMode: {
            from: string;
            to: string;
            /** @enum {string} */
            mode: "road" | "sea" | "rail";
        };
        PlannedLegRegime: {
            from: string;
            to: string;
            regime: string;
        };
        PlateChangedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PlateChanged";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            /** Format: printable */
            plate: string;
            country: string;
            reason?: string;
        };
        PositionReportedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PositionReported";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position: components["schemas"]["ReportedPosition"];
        };
        Principal: {
            principal: string;
            roles: ("unit" | "relay" | "desk" | "viewer" | "auditor" | "privacy" | "operator" | "admin")[];
            claimed?: ("unit" | "relay" | "desk" | "viewer" | "auditor" | "privacy" | "operator" | "admin")[];
            claimCounts?: boolean;
            /** Format: date-time */
            sessionsEndedAt?: string;
            scope: components["schemas"]["Scope"] | null;
            keys: components["schemas"]["ApiKeyOfPrincipal"][];
            signingKeys: components["schemas"]["SigningKeyOfUnit"][];
            invitations: components["schemas"]["Invitation"][];
        };
        Principals: {
            items: components["schemas"]["Principal"][];
            unreadable: string[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            instance?: string;
            requestId?: string;
            errors?: components["schemas"]["FieldFault"][];
        };
        PublicKeyOfDevice: {
            kty: string;
            crv: string;
            x: string;
            y?: string;
        };
        Rate: {
            /** Format: date */
            date: string;
            currency: string;
            usd: string;
        };
        Rates: {
            rates: components["schemas"]["Rate"][];
        };
        Ratio: {
            n: number;
            ratio: number | null;
        };
        RawContentItem: {
            contentType: string;
            dataBase64: string;
            metadataBase64: string;
        };
        Reattribution: {
            reportId: string;
            from: string[];
            to: string[];
        };
        RecallConvoyRequest: {
            reason: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        ReceiptProof: {
            stream: string;
            reportId: string;
            eventId: string;
            type: string;
            revision: number;
            position: string;
            /** Format: date-time */
            recordedAt: string;
            leaf: components["schemas"]["LogLeaf"];
            tree: components["schemas"]["LogTree"];
            proof: string[];
            checkpoint: string | null;
        };
        RecordedEventItem: {
            position: string;
            data: Record<string, never>;
            id: string;
            /** @enum {number} */
            leaf: 1 | 2;
            metadata: Record<string, never>;
            raw?: components["schemas"]["RawContentItem"];
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            stream: string;
            type: string;
        };
        RecordedEventPage: {
            items: components["schemas"]["RecordedEventItem"][];
            nextCursor: string | null;
        };
        RefusedStart: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            reason: string;
        };
        ReleaseConvoyRequest: {
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        ReleaseHours: {
            lodgementToChannel: number | null;
            channelToExamination: number | null;
            examination: number | null;
            held: number | null;
            lodgementToDutiesPaid: number | null;
            dutiesPaidToRelease: number | null;
            lodgementToRelease: number | null;
            releaseToGateOut: number | null;
            lodgementToGateOut: number | null;
        };
        ReplaceVehicleRequest: {
            by: components["schemas"]["VehicleToJoin"];
            reason?: string;
            place?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        ReplayPage: {
            items: components["schemas"]["ReplayStep"][];
            nextCursor: string | null;
        };
        ReplayStep: {
            step: number;
            event: components["schemas"]["ShownEvent"];
            words: string;
            patch: components["schemas"]["PatchOperation"][];
            figures: components["schemas"]["MovedFigure"][];
            irregularities: components["schemas"]["IrregularityTurns"];
            undigested: string | null;
            skipped: components["schemas"]["LeftOut"] | null;
        };
        ReportOutcome: {
            index: number;
            /** @enum {string} */
            outcome: "recorded" | "duplicate" | "refused" | "stopped";
            line?: number;
            /** Format: uuid */
            reportId?: string;
            stream?: string;
            revision?: number;
            position?: string;
            /** Format: date-time */
            recordedAt?: string;
            problem?: Record<string, never>;
            status?: number;
            code?: string;
            retryAfterSeconds?: number;
        };
        ReportOutcomes: {
            outcomes: components["schemas"]["ReportOutcome"][];
            missing?: components["schemas"]["MissingReports"][];
        };
        ReportReceipt: {
            /** @enum {string} */
            outcome: "recorded" | "duplicate";
            /** Format: uuid */
            reportId: string;
            stream: string;
            revision: number;
            position: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ReportRetractedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ReportRetracted";
            convoyId?: string;
            /** Format: printable */
            carnetNumber?: string;
            /** Format: printable */
            declarationRef?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            /** Format: uuid */
            retracts: string;
            /** @enum {string} */
            reason: "did-not-occur" | "incorrect-data";
            /** Format: uuid */
            replacedBy?: string;
        };
        ReportVouched: {
            /** Format: uuid */
            reportId: string;
            stream: string;
            revision: number;
            position: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ReportedPosition: {
            lat: number;
            lon: number;
            accuracyM?: number;
        };
        ReportingUnit: {
            /** Format: printable */
            unitId: string;
            sequence?: number;
            /** Format: date-time */
            clockAt?: string;
            observed?: components["schemas"]["ClocksWhenSaved"];
            clock?: components["schemas"]["ClocksWhenSent"];
        };
        RevokeKeyRequest: {
            reason: string;
        };
        RevokeSigningKeyRequest: {
            /** Format: date-time */
            compromisedSince: string;
            reason: string;
        };
        RiskChannelAssignedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RiskChannelAssigned";
            /** Format: printable */
            declarationRef: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            /** @enum {string} */
            channel: "green" | "yellow" | "red" | "blue";
        };
        SavedWithin: {
            /** Format: date-time */
            from: string | null;
            /** Format: date-time */
            until: string;
        };
        Scope: {
            convoys?: string[];
            corridors?: string[];
            places?: string[];
            countries?: string[];
            reportTypes?: ("CheckpointPassed" | "PositionReported" | "BorderArrived" | "BorderEntered" | "BorderExited" | "BorderActivityRecorded" | "PlateChanged" | "VehiclesHalted" | "VehiclesResumed" | "SealsAffixed" | "SealsVerified" | "SealsBroken" | "SealsReplaced" | "IncidentReported" | "IncidentClosed" | "CargoTransshipped" | "EscortJoined" | "EscortLeft" | "ExpensePaid" | "CargoDelivered" | "CarnetAccepted" | "TirOperationStarted" | "TirOperationTerminated" | "TirOperationDischarged" | "TirStartRefused" | "TirControlMade" | "CertifiedReportDrawn" | "TirTransportSuspended" | "TirTransportResumed" | "TirDestinationSubstituted" | "CarnetReturned" | "NonDischargeNotified" | "TirClaimMade" | "TirClaimPaid" | "TirClaimWithdrawn" | "HolderExcluded" | "HolderReadmitted" | "DeclarationLodged" | "RiskChannelAssigned" | "ExaminationOrdered" | "ExaminationDone" | "DutiesPaid" | "ClearanceHeld" | "HoldLifted" | "ClearanceGranted" | "ClearanceRefused" | "GoodsGatedOut" | "DeclarationWithdrawn" | "ReportRetracted")[];
        };
        ScopeToSet: {
            convoys?: string[];
            corridors?: string[];
            places?: string[];
            countries?: string[];
            reportTypes?: ("CheckpointPassed" | "PositionReported" | "BorderArrived" | "BorderEntered" | "BorderExited" | "BorderActivityRecorded" | "PlateChanged" | "VehiclesHalted" | "VehiclesResumed" | "SealsAffixed" | "SealsVerified" | "SealsBroken" | "SealsReplaced" | "IncidentReported" | "IncidentClosed" | "CargoTransshipped" | "EscortJoined" | "EscortLeft" | "ExpensePaid" | "CargoDelivered" | "CarnetAccepted" | "TirOperationStarted" | "TirOperationTerminated" | "TirOperationDischarged" | "TirStartRefused" | "TirControlMade" | "CertifiedReportDrawn" | "TirTransportSuspended" | "TirTransportResumed" | "TirDestinationSubstituted" | "CarnetReturned" | "NonDischargeNotified" | "TirClaimMade" | "TirClaimPaid" | "TirClaimWithdrawn" | "HolderExcluded" | "HolderReadmitted" | "DeclarationLodged" | "RiskChannelAssigned" | "ExaminationOrdered" | "ExaminationDone" | "DutiesPaid" | "ClearanceHeld" | "HoldLifted" | "ClearanceGranted" | "ClearanceRefused" | "GoodsGatedOut" | "DeclarationWithdrawn" | "ReportRetracted")[];
        };
        SealHistoryStep: {
            /** @enum {string} */
            what: "joined-with" | "affixed" | "verified" | "broken" | "replaced" | "taken-over";
            /** Format: date-time */
            at: string;
            place: string | null;
            /** @enum {string|null} */
            party: "customs" | "carrier" | "shipper" | "other-authority" | "unknown" | null;
            seals: string[];
            intact?: boolean;
            evidence: string[];
        };
        SealsAffixedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SealsAffixed";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            seals: string[];
            /** @enum {string} */
            party?: "customs" | "carrier" | "shipper" | "other-authority" | "unknown";
            /** @enum {string} */
            sealClass?: "I" | "S" | "H";
        };
        SealsBrokenReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SealsBroken";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            seals?: string[];
            cause?: string;
            /** @enum {string} */
            party?: "customs" | "carrier" | "shipper" | "other-authority" | "unknown";
        };
        SealsReplacedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SealsReplaced";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            removed: string[];
            affixed: string[];
            /** @enum {string} */
            party?: "customs" | "carrier" | "shipper" | "other-authority" | "unknown";
            reason?: string;
        };
        SealsVerifiedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SealsVerified";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            seals: string[];
            intact: boolean;
            /** @enum {string} */
            party?: "customs" | "carrier" | "shipper" | "other-authority" | "unknown";
        };
        SequenceRange: {
            from: number;
            to: number;
        };
        SetScopeRequest: {
            scope: components["schemas"]["ScopeToSet"] | null;
        };
        ShortReportOutcome: {
            /** @enum {string} */
            outcome: "recorded" | "duplicate" | "refused" | "stopped";
            index?: number;
            line?: number;
            /** Format: uuid */
            reportId?: string;
            position?: string;
            status?: number;
            code?: string;
            field?: string;
            retryAfterSeconds?: number;
        };
        ShortReportOutcomes: {
            outcomes: components["schemas"]["ShortReportOutcome"][];
            missing?: components["schemas"]["MissingReports"][];
        };
        ShortReportReceipt: {
            /** @enum {string} */
            outcome: "recorded" | "duplicate";
            /** Format: uuid */
            reportId: string;
            position: string;
        };
        ShortReportRefusal: {
            /** @enum {string} */
            outcome: "refused";
            line?: number;
            /** Format: uuid */
            reportId?: string;
            status: number;
            code: string;
            field?: string;
            retryAfterSeconds?: number;
        };
        ShownEvent: {
            stream: string;
            reportId?: string;
            eventId?: string;
            type: string;
            /** Format: date-time */
            occurredAt: string | null;
            offset: string | null;
            localTime: string | null;
            localTimeAtPlace: string | null;
            /** Format: date-time */
            recordedAt: string;
            position: string;
            revision: number;
            late: boolean;
            retracted: components["schemas"]["TakenBack"] | null;
            /** @enum {string} */
            standing?: "in-doubt" | "left-out";
            place: string | null;
            vehicleIds: string[] | null;
            by: string | null;
            unit: components["schemas"]["TimelineUnit"] | null;
            signedBy?: string;
            carriedBy?: string;
            savedWithin?: components["schemas"]["SavedWithin"];
            /** @enum {string|null} */
            direction: "outbound" | "inbound" | null;
            coordinates: components["schemas"]["Coordinates"] | null;
            reason: string | null;
            details: Record<string, never>;
            retracts?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
            asReported?: Record<string, never>;
        };
        SignedOut: {
            endAtIssuer: string | null;
        };
        SigningKeyOfUnit: {
            kid: string;
            alg: string;
            invitationId: string;
            /** Format: date-time */
            enrolledAt: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: date-time */
            compromisedSince: string | null;
        };
        SkippedEvent: {
            position: string;
            eventId: string;
            by: string;
            reason: string;
            /** Format: date-time */
            at: string;
        };
        SplitConvoyRequest: {
            parts: components["schemas"]["PartToSplit"][];
            reason?: string;
            place?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        StandingBetween: {
            terminationOffice: string | null;
            refusedBy: string;
            /** Format: date-time */
            since: string;
        };
        StatedSeals: {
            seals: string[];
            /** Format: date-time */
            at: string;
            place: string | null;
        };
        StatisticAsOf: {
            position: string;
            /** Format: date */
            lastRateDay: string | null;
            ratesDigest: string | null;
        };
        StatisticPeriod: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        Substitution: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            from: string | null;
            to: string;
            reason: string | null;
        };
        Summary: {
            n: number;
            mean: number | null;
            median: number | null;
            p10: number | null;
            p90: number | null;
            min: number | null;
            max: number | null;
            trimmedMean: number | null;
        };
        Suspension: {
            suspended: components["schemas"]["TransportSuspended"] | null;
            resumed: components["schemas"]["TransportResumed"] | null;
        };
        TakenBack: {
            by: string;
            reason: string | null;
            replacedBy: string | null;
        };
        TellingDifference: {
            field: string;
            before: unknown;
            after: unknown;
        };
        TerminationCertificate: {
            /** Format: printable */
            reference: string;
            /** Format: date */
            date?: string;
        };
        TimeCostDistance: {
            convoyId: string;
            vehicles: components["schemas"]["VehicleSeries"][];
        };
        TimeCostDistancePoint: {
            /** @enum {string} */
            what: "departed" | "arrived" | "halted" | "resumed" | "paid";
            place: string | null;
            border: boolean;
            km: number | null;
            hours: number | null;
            usd: number | null;
        };
        TimelineItem: {
            reportId?: string;
            eventId?: string;
            type: string;
            /** Format: date-time */
            occurredAt: string | null;
            offset: string | null;
            localTime: string | null;
            localTimeAtPlace: string | null;
            /** Format: date-time */
            recordedAt: string;
            position: string;
            revision: number;
            late: boolean;
            retracted: components["schemas"]["TakenBack"] | null;
            /** @enum {string} */
            standing?: "in-doubt" | "left-out";
            place: string | null;
            vehicleIds: string[] | null;
            by: string | null;
            unit: components["schemas"]["TimelineUnit"] | null;
            signedBy?: string;
            carriedBy?: string;
            savedWithin?: components["schemas"]["SavedWithin"];
            /** @enum {string|null} */
            direction: "outbound" | "inbound" | null;
            coordinates: components["schemas"]["Coordinates"] | null;
            reason: string | null;
            details: Record<string, never>;
            retracts?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
            asReported?: Record<string, never>;
        };
        TimelinePage: {
            items: components["schemas"]["TimelineItem"][];
            nextCursor: string | null;
        };
        TimelineUnit: {
            unitId: string;
            sequence?: number;
            clockAt?: string;
            observed?: components["schemas"]["ClockReading"];
            clock?: components["schemas"]["ClockReading"];
        };
        TirClaimMadeReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirClaimMade";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            country: string;
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            amount: components["schemas"]["Amount"];
            /** Format: printable */
            reference?: string;
        };
        TirClaimPaidReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirClaimPaid";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            country: string;
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            amount: components["schemas"]["Amount"];
            /** Format: printable */
            reference?: string;
        };
        TirClaimWithdrawnReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirClaimWithdrawn";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            country: string;
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            /** Format: printable */
            reference?: string;
            reason?: string;
        };
        TirControlMadeReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirControlMade";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            seals?: string[];
            /** @enum {string} */
            result?: "conformant" | "non-conformant";
            reason?: string;
        };
        TirDestinationSubstitutedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirDestinationSubstituted";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            from?: string;
            to: string;
            reason?: string;
        };
        TirOperation: {
            territory: string;
            countries: string[];
            /** Format: date-time */
            startedAt: string | null;
            startOffice: string | null;
            startInferred: boolean;
            /** Format: date-time */
            terminatedAt: string | null;
            terminationOffice: string | null;
            terminationInferred: boolean;
            partial: boolean | null;
            reservation: string | null;
            certificate: components["schemas"]["CertificateOfTermination"] | null;
            /** Format: date-time */
            dischargedAt: string | null;
            voucherPages: components["schemas"]["VoucherPages"];
            marks: string[] | null;
            prescribedRoute: string[] | null;
            /** Format: date-time */
            timeLimit: string | null;
            hoursUntilNextStart: number | null;
            daysToDischarge: number | null;
            /** Format: date */
            notifyNonDischargeBy: string | null;
            evidence: string[];
        };
        TirOperationDischargedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirOperationDischarged";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            country: string;
        };
        TirOperationStartedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirOperationStarted";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            voucherPage?: number;
            seals?: string[];
            marks?: string[];
            prescribedRoute?: string[];
            /** Format: date-time */
            timeLimit?: string;
        };
        TirOperationTerminatedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirOperationTerminated";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            voucherPage?: number;
            partial?: boolean;
            reservation?: string;
            certificate?: components["schemas"]["TerminationCertificate"];
        };
        TirStartRefusedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirStartRefused";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            reason: string;
        };
        TirStatistic: {
            period: components["schemas"]["StatisticPeriod"];
            measures: string[];
            rows: components["schemas"]["TirStatisticRow"][];
            leftOut: components["schemas"]["TirStatisticLeftOut"];
            asOf: components["schemas"]["StatisticAsOf"];
            clocks?: components["schemas"]["Clocks"];
        };
        TirStatisticKey: {
            place?: string | null;
            country?: string | null;
            corridor?: string | null;
            month?: string | null;
        };
        TirStatisticLeftOut: {
            notDischarged: number;
        };
        TirStatisticRow: {
            key: components["schemas"]["TirStatisticKey"];
            nextStartHours: components["schemas"]["Summary"];
            dischargeDays: components["schemas"]["Summary"];
            withReservation: components["schemas"]["Ratio"];
            sealBreaches: components["schemas"]["Total"];
        };
        TirTransportResumedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirTransportResumed";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            sealsIntact?: boolean;
        };
        TirTransportSuspendedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TirTransportSuspended";
            /** Format: printable */
            carnetNumber: string;
            convoyId?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place: string;
            position?: components["schemas"]["ReportedPosition"];
            office?: string;
            ledger?: components["schemas"]["OfficeLedgerEntry"];
            reason?: string;
        };
        Total: {
            n: number;
            total: number | null;
        };
        TransportResumed: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            sealsIntact: boolean | null;
        };
        TransportSuspended: {
            /** Format: date-time */
            at: string;
            place: string | null;
            office: string | null;
            ledger: components["schemas"]["LedgerEntry"] | null;
            evidence: string[];
            reason: string | null;
        };
        Transshipment: {
            /** Format: date-time */
            at: string;
            place: string | null;
            from: string;
            to: string;
            partial: boolean;
            carnetNumber: string | null;
            reason: string | null;
            evidence: string[];
        };
        TravelledLeg: {
            from: string;
            to: string;
            /** @enum {string} */
            mode?: "sea" | "rail" | "mixed";
            /** Format: date-time */
            departedAt: string | null;
            /** Format: date-time */
            arrivedAt: string | null;
            km: number | null;
            hours: number | null;
            standingHours: number | null;
            drivingHours: number | null;
        };
        TruckAtPost: {
            convoyId: string;
            vehicleId: string;
            plate: string;
            country: string;
            container: string | null;
            seals: string[];
            carnetNumber: string | null;
            /** @enum {string} */
            presence: "expected" | "waiting" | "inside" | "present";
            /** Format: date-time */
            since: string | null;
            /** @enum {string|null} */
            direction: "outbound" | "inbound" | null;
            moments: ("BorderArrived" | "BorderEntered" | "BorderExited" | "CheckpointPassed" | "VehiclesResumed" | "CargoDelivered")[];
            lastPlace: string | null;
            /** Format: date-time */
            lastSeenAt: string | null;
            expected: components["schemas"]["ExpectedAtPost"] | null;
        };
        TrucksThrough: {
            of: number;
            through: number | null;
            border: string | null;
        };
        UnitAccount: {
            unitId: string;
            position: string;
            reports: number;
            sequences: components["schemas"]["UnitSequences"];
            items: components["schemas"]["HeldReport"][];
            nextAfter: string | null;
        };
        UnitSequences: {
            held: components["schemas"]["SequenceRange"][];
            missing: components["schemas"]["SequenceRange"][];
            last: number | null;
            usedTwice: components["schemas"]["SequenceRange"][];
            without: number;
            gapsFrom: number;
            words: string;
        };
        UnitSignature: {
            kid: string;
            /** @enum {string} */
            alg: "Ed25519" | "ES256";
            value: string;
        };
        UnreadablePerson: {
            personId: string;
            /** @enum {string} */
            unreadable: "erased" | "no-key";
        };
        Vehicle: {
            vehicleId: string;
            plate: string;
            country: components["schemas"]["VehicleCountry"];
            kind: string | null;
            driver: (components["schemas"]["Person"] | components["schemas"]["UnreadablePerson"] | components["schemas"]["HiddenPerson"] | string) | null;
            memberships: components["schemas"]["Membership"][];
            cameFrom: string | null;
            replaces: string | null;
            container: string | null;
            seals: string[];
            carnetNumber: string | null;
            destination: string | null;
            goods: components["schemas"]["Goods"][];
            permits: components["schemas"]["Permit"][];
            approval: components["schemas"]["VehicleApproval"] | null;
            /** @enum {string} */
            status: "assigned" | "moving" | "at-border" | "halted" | "delivered" | "withdrawn" | "replaced" | "split" | "merged";
            lastPlace: string | null;
            /** Format: date-time */
            lastSeenAt: string | null;
            nextPlace: string | null;
            lastPosition: components["schemas"]["LastPosition"] | null;
            passages: components["schemas"]["Passage"][];
            legs: components["schemas"]["TravelledLeg"][];
            halts: components["schemas"]["Halt"][];
            activities: components["schemas"]["BorderActivity"][];
            incidents: components["schemas"]["Incident"][];
            expenses: components["schemas"]["Expense"][];
            deliveries: components["schemas"]["Delivery"][];
            transshipments: components["schemas"]["Transshipment"][];
            sealHistory: components["schemas"]["SealHistoryStep"][];
            trailers?: components["schemas"]["DrawnTrailer"][];
            formerPlates?: components["schemas"]["FormerPlate"][];
            alsoKnownAs?: components["schemas"]["OtherName"][];
            earlier?: components["schemas"]["EarlierEntries"];
        };
        VehicleApproval: {
            number: string;
            issuedBy: string;
            /** Format: date */
            approvedOn: string;
        };
        VehicleAtPlace: {
            vehicleId: string;
            place: string;
        };
        VehicleCountry: {
            registered: string;
            current: string | null;
        };
        VehicleForecast: {
            vehicleId: string;
            destination: string | null;
            expectedArrivals: components["schemas"]["ExpectedArrival"][];
        };
        VehicleHistory: {
            vehicleId: string;
            plate: string;
            country: components["schemas"]["VehicleCountry"];
            current: components["schemas"]["CurrentConvoy"] | null;
            convoys: components["schemas"]["VehicleStay"][];
            irregularities: components["schemas"]["Irregularity"][];
            clocks?: components["schemas"]["Clocks"];
        };
        VehicleSeries: {
            vehicleId: string;
            points: components["schemas"]["TimeCostDistancePoint"][];
            leftOut: components["schemas"]["AmountWithoutRate"][];
        };
        VehicleStay: {
            convoyId: string;
            /** @enum {string} */
            status: "planned" | "dispatched" | "underway" | "held" | "recalled" | "completed" | "cancelled" | "split" | "merged";
            /** Format: date-time */
            joinedAt: string;
            /** Format: date-time */
            leftAt: string | null;
            leaving: components["schemas"]["Leaving"] | null;
            vehicle: components["schemas"]["Vehicle"];
            incompleteSince?: string;
            skippedEvents?: components["schemas"]["SkippedEvent"][];
        };
        VehicleToJoin: {
            vehicleId?: string;
            /** Format: printable */
            plate: string;
            country: string;
            kind?: string;
            driver?: string | components["schemas"]["NamedDriver"];
            /** Format: printable */
            container?: string;
            seals?: string[];
            /** Format: printable */
            carnetNumber?: string;
            destination?: string;
            goods?: components["schemas"]["GoodsLine"][];
            permits?: components["schemas"]["DrivingPermit"][];
            approval?: components["schemas"]["CertificateOfApproval"];
            trailers?: components["schemas"]["JoiningTrailer"][];
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        VehiclesHaltedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "VehiclesHalted";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
            reason?: string;
        };
        VehiclesResumedReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "VehiclesResumed";
            convoyId: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt: string;
            unit: components["schemas"]["ReportingUnit"];
            note?: string;
            /** @constant */
            synthetic?: true;
            signature?: components["schemas"]["UnitSignature"];
            disclosures?: components["schemas"]["PersonDisclosed"][];
            vehicleIds?: string[];
            place?: string;
            position?: components["schemas"]["ReportedPosition"];
        };
        VouchForReportRequest: {
            convoyId?: string;
            /** Format: printable */
            carnetNumber?: string;
            /** Format: printable */
            declarationRef?: string;
            /** Format: uuid */
            reportId: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
        VoucherPages: {
            start: number | null;
            termination: number | null;
        };
        WhoAmI: {
            id: string;
            /** @enum {string} */
            via: "local" | "key" | "session" | "token" | "nothing";
            roles: ("unit" | "relay" | "desk" | "viewer" | "auditor" | "privacy" | "operator" | "admin")[];
            rights: ("reports.hand-over" | "reports.post" | "reports.vouch" | "convoys.decide" | "carnets.decide" | "reference.read" | "convoys.read" | "statistics.read" | "audit.read" | "receipts.read" | "persons.see" | "persons.erase" | "operations.read" | "rates.replace" | "access.decide")[];
        };
        WithdrawInvitationRequest: {
            reason: string;
        };
        WithdrawVehicleRequest: {
            reason: string;
            place?: string;
            /** Format: date-time */
            occurredAt?: string;
            note?: string;
            /** @constant */
            synthetic?: true;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listConvoys: {
        parameters: {
            query?: {
                as?: "fleet";
                cursor?: string;
                limit?: string;
                waitFor?: string;
                at?: string;
                knownAt?: string;
                status?: "planned" | "dispatched" | "underway" | "held" | "recalled" | "completed" | "cancelled" | "split" | "merged";
                country?: string;
                corridor?: string;
                place?: string;
                through?: string;
                regime?: string;
                q?: string;
                ended?: "true" | "false";
                bbox?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyPage"] | components["schemas"]["FleetPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    planConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanConvoyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "vehicle-already-joined" | "vehicle-in-another-convoy" | "carnet-used-before" | "convoy-exists" | "unknown-outward-convoy";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-corridor" | "unknown-place" | "no-route" | "route-too-short" | "route-leaps-border" | "unknown-regime" | "unknown-leg" | "impossible-mode" | "arrival-before-departure" | "invalid-identifier";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    addVehicle: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddVehicleRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "vehicle-already-joined" | "vehicle-in-another-convoy" | "carnet-used-before" | "too-many-vehicles";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-place" | "invalid-identifier";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    withdrawVehicle: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawVehicleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy" | "vehicle-not-in-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-place";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    replaceVehicle: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceVehicleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy" | "vehicle-not-in-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "vehicle-already-joined" | "vehicle-in-another-convoy" | "carnet-used-before" | "cargo-would-move";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-place" | "invalid-identifier" | "vehicle-replaces-itself";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    dispatchConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DispatchConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "already-dispatched" | "convoy-held" | "no-vehicles";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    divertConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DivertConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "route-does-not-lead-on" | "same-route";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-corridor" | "unknown-place" | "no-route" | "route-too-short" | "route-leaps-border" | "unknown-regime" | "unknown-leg" | "impossible-mode" | "arrival-before-departure";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    holdConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "convoy-held";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-place";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    releaseConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReleaseConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "not-held";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    splitConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy" | "vehicle-not-in-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "nobody-to-split" | "convoy-exists" | "route-does-not-lead-on";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-corridor" | "unknown-place" | "no-route" | "route-too-short" | "route-leaps-border" | "no-parts" | "vehicle-in-two-parts" | "arrival-before-departure";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    mergeConvoys: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeConvoysRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "unknown-target-convoy" | "target-convoy-ended" | "routes-do-not-meet" | "vehicle-already-joined" | "too-many-vehicles" | "no-vehicles";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-place" | "merge-into-itself";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    recallConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "not-dispatched" | "already-recalled" | "no-vehicles";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    cancelConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "already-underway";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    completeConvoy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CompleteConvoyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoyDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "convoy-ended" | "decision-out-of-order" | "not-dispatched" | "vehicles-outstanding";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended";
                    };
                };
            };
        };
    };
    listCarnets: {
        parameters: {
            query?: {
                status?: "unknown" | "issued" | "assigned" | "accepted" | "in-transit" | "suspended" | "start-refused" | "terminated" | "discharged" | "returned";
                convoyId?: string;
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarnetPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    issueCarnet: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCarnetRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarnetDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "carnet-already-issued";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unknown-place" | "invalid-identifier" | "invalid-vouchers" | "validity-ends-before-issue" | "validity-too-long" | "too-many-offices";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "carnet-contended";
                    };
                };
            };
        };
    };
    assignCarnet: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                carnetNumber: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignCarnetRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarnetDecisionTaken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header" | "forbidden-key" | "repeated-key";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-carnet" | "unknown-convoy" | "vehicle-not-in-convoy";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "stream-unreadable" | "decision-out-of-order" | "carnet-already-assigned" | "carnet-already-returned";
                    };
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "revision-moved";
                    };
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values" | "append-too-large";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 500;
                        /** @enum {unknown} */
                        code?: "decision-not-whole";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "carnet-contended";
                    };
                };
            };
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasePersonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonErased"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "forbidden-key" | "empty-body";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-person";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "access-log-not-written";
                    };
                };
            };
        };
    };
    findPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindPersonByDocumentRequest"] | components["schemas"]["FindPersonByNameRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPerson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "forbidden-key" | "empty-body";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-person";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "person-keys-unavailable" | "access-log-not-written";
                    };
                };
            };
        };
    };
    vouchForReport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VouchForReportRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVouched"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportVouched"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "malformed-header";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-report";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "event-store-changed" | "convoy-contended" | "carnet-contended" | "declaration-contended";
                    };
                };
            };
        };
    };
    getUnitAccount: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitAccount"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-unavailable" | "event-store-changed";
                    };
                };
            };
        };
    };
    takeReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": (components["schemas"]["CheckpointPassedReport"] | components["schemas"]["PositionReportedReport"] | components["schemas"]["PlateChangedReport"] | components["schemas"]["VehiclesHaltedReport"] | components["schemas"]["VehiclesResumedReport"] | components["schemas"]["CargoDeliveredReport"] | components["schemas"]["BorderArrivedReport"] | components["schemas"]["BorderEnteredReport"] | components["schemas"]["BorderExitedReport"] | components["schemas"]["BorderActivityRecordedReport"] | components["schemas"]["SealsAffixedReport"] | components["schemas"]["SealsVerifiedReport"] | components["schemas"]["SealsBrokenReport"] | components["schemas"]["SealsReplacedReport"] | components["schemas"]["IncidentReportedReport"] | components["schemas"]["IncidentClosedReport"] | components["schemas"]["CargoTransshippedReport"] | components["schemas"]["EscortJoinedReport"] | components["schemas"]["EscortLeftReport"] | components["schemas"]["ExpensePaidReport"] | components["schemas"]["CarnetAcceptedReport"] | components["schemas"]["TirOperationStartedReport"] | components["schemas"]["TirOperationTerminatedReport"] | components["schemas"]["TirOperationDischargedReport"] | components["schemas"]["TirStartRefusedReport"] | components["schemas"]["TirControlMadeReport"] | components["schemas"]["CertifiedReportDrawnReport"] | components["schemas"]["TirTransportSuspendedReport"] | components["schemas"]["TirTransportResumedReport"] | components["schemas"]["TirDestinationSubstitutedReport"] | components["schemas"]["CarnetReturnedReport"] | components["schemas"]["NonDischargeNotifiedReport"] | components["schemas"]["TirClaimMadeReport"] | components["schemas"]["TirClaimPaidReport"] | components["schemas"]["TirClaimWithdrawnReport"] | components["schemas"]["HolderExcludedReport"] | components["schemas"]["HolderReadmittedReport"] | components["schemas"]["DeclarationLodgedReport"] | components["schemas"]["RiskChannelAssignedReport"] | components["schemas"]["ExaminationOrderedReport"] | components["schemas"]["ExaminationDoneReport"] | components["schemas"]["DutiesPaidReport"] | components["schemas"]["ClearanceHeldReport"] | components["schemas"]["HoldLiftedReport"] | components["schemas"]["ClearanceGrantedReport"] | components["schemas"]["ClearanceRefusedReport"] | components["schemas"]["GoodsGatedOutReport"] | components["schemas"]["DeclarationWithdrawnReport"] | components["schemas"]["ReportRetractedReport"]) | (components["schemas"]["CheckpointPassedReport"] | components["schemas"]["PositionReportedReport"] | components["schemas"]["PlateChangedReport"] | components["schemas"]["VehiclesHaltedReport"] | components["schemas"]["VehiclesResumedReport"] | components["schemas"]["CargoDeliveredReport"] | components["schemas"]["BorderArrivedReport"] | components["schemas"]["BorderEnteredReport"] | components["schemas"]["BorderExitedReport"] | components["schemas"]["BorderActivityRecordedReport"] | components["schemas"]["SealsAffixedReport"] | components["schemas"]["SealsVerifiedReport"] | components["schemas"]["SealsBrokenReport"] | components["schemas"]["SealsReplacedReport"] | components["schemas"]["IncidentReportedReport"] | components["schemas"]["IncidentClosedReport"] | components["schemas"]["CargoTransshippedReport"] | components["schemas"]["EscortJoinedReport"] | components["schemas"]["EscortLeftReport"] | components["schemas"]["ExpensePaidReport"] | components["schemas"]["CarnetAcceptedReport"] | components["schemas"]["TirOperationStartedReport"] | components["schemas"]["TirOperationTerminatedReport"] | components["schemas"]["TirOperationDischargedReport"] | components["schemas"]["TirStartRefusedReport"] | components["schemas"]["TirControlMadeReport"] | components["schemas"]["CertifiedReportDrawnReport"] | components["schemas"]["TirTransportSuspendedReport"] | components["schemas"]["TirTransportResumedReport"] | components["schemas"]["TirDestinationSubstitutedReport"] | components["schemas"]["CarnetReturnedReport"] | components["schemas"]["NonDischargeNotifiedReport"] | components["schemas"]["TirClaimMadeReport"] | components["schemas"]["TirClaimPaidReport"] | components["schemas"]["TirClaimWithdrawnReport"] | components["schemas"]["HolderExcludedReport"] | components["schemas"]["HolderReadmittedReport"] | components["schemas"]["DeclarationLodgedReport"] | components["schemas"]["RiskChannelAssignedReport"] | components["schemas"]["ExaminationOrderedReport"] | components["schemas"]["ExaminationDoneReport"] | components["schemas"]["DutiesPaidReport"] | components["schemas"]["ClearanceHeldReport"] | components["schemas"]["HoldLiftedReport"] | components["schemas"]["ClearanceGrantedReport"] | components["schemas"]["ClearanceRefusedReport"] | components["schemas"]["GoodsGatedOutReport"] | components["schemas"]["DeclarationWithdrawnReport"] | components["schemas"]["ReportRetractedReport"])[];
                "application/x-ndjson": (components["schemas"]["CheckpointPassedReport"] | components["schemas"]["PositionReportedReport"] | components["schemas"]["PlateChangedReport"] | components["schemas"]["VehiclesHaltedReport"] | components["schemas"]["VehiclesResumedReport"] | components["schemas"]["CargoDeliveredReport"] | components["schemas"]["BorderArrivedReport"] | components["schemas"]["BorderEnteredReport"] | components["schemas"]["BorderExitedReport"] | components["schemas"]["BorderActivityRecordedReport"] | components["schemas"]["SealsAffixedReport"] | components["schemas"]["SealsVerifiedReport"] | components["schemas"]["SealsBrokenReport"] | components["schemas"]["SealsReplacedReport"] | components["schemas"]["IncidentReportedReport"] | components["schemas"]["IncidentClosedReport"] | components["schemas"]["CargoTransshippedReport"] | components["schemas"]["EscortJoinedReport"] | components["schemas"]["EscortLeftReport"] | components["schemas"]["ExpensePaidReport"] | components["schemas"]["CarnetAcceptedReport"] | components["schemas"]["TirOperationStartedReport"] | components["schemas"]["TirOperationTerminatedReport"] | components["schemas"]["TirOperationDischargedReport"] | components["schemas"]["TirStartRefusedReport"] | components["schemas"]["TirControlMadeReport"] | components["schemas"]["CertifiedReportDrawnReport"] | components["schemas"]["TirTransportSuspendedReport"] | components["schemas"]["TirTransportResumedReport"] | components["schemas"]["TirDestinationSubstitutedReport"] | components["schemas"]["CarnetReturnedReport"] | components["schemas"]["NonDischargeNotifiedReport"] | components["schemas"]["TirClaimMadeReport"] | components["schemas"]["TirClaimPaidReport"] | components["schemas"]["TirClaimWithdrawnReport"] | components["schemas"]["HolderExcludedReport"] | components["schemas"]["HolderReadmittedReport"] | components["schemas"]["DeclarationLodgedReport"] | components["schemas"]["RiskChannelAssignedReport"] | components["schemas"]["ExaminationOrderedReport"] | components["schemas"]["ExaminationDoneReport"] | components["schemas"]["DutiesPaidReport"] | components["schemas"]["ClearanceHeldReport"] | components["schemas"]["HoldLiftedReport"] | components["schemas"]["ClearanceGrantedReport"] | components["schemas"]["ClearanceRefusedReport"] | components["schemas"]["GoodsGatedOutReport"] | components["schemas"]["DeclarationWithdrawnReport"] | components["schemas"]["ReportRetractedReport"]) | (components["schemas"]["CheckpointPassedReport"] | components["schemas"]["PositionReportedReport"] | components["schemas"]["PlateChangedReport"] | components["schemas"]["VehiclesHaltedReport"] | components["schemas"]["VehiclesResumedReport"] | components["schemas"]["CargoDeliveredReport"] | components["schemas"]["BorderArrivedReport"] | components["schemas"]["BorderEnteredReport"] | components["schemas"]["BorderExitedReport"] | components["schemas"]["BorderActivityRecordedReport"] | components["schemas"]["SealsAffixedReport"] | components["schemas"]["SealsVerifiedReport"] | components["schemas"]["SealsBrokenReport"] | components["schemas"]["SealsReplacedReport"] | components["schemas"]["IncidentReportedReport"] | components["schemas"]["IncidentClosedReport"] | components["schemas"]["CargoTransshippedReport"] | components["schemas"]["EscortJoinedReport"] | components["schemas"]["EscortLeftReport"] | components["schemas"]["ExpensePaidReport"] | components["schemas"]["CarnetAcceptedReport"] | components["schemas"]["TirOperationStartedReport"] | components["schemas"]["TirOperationTerminatedReport"] | components["schemas"]["TirOperationDischargedReport"] | components["schemas"]["TirStartRefusedReport"] | components["schemas"]["TirControlMadeReport"] | components["schemas"]["CertifiedReportDrawnReport"] | components["schemas"]["TirTransportSuspendedReport"] | components["schemas"]["TirTransportResumedReport"] | components["schemas"]["TirDestinationSubstitutedReport"] | components["schemas"]["CarnetReturnedReport"] | components["schemas"]["NonDischargeNotifiedReport"] | components["schemas"]["TirClaimMadeReport"] | components["schemas"]["TirClaimPaidReport"] | components["schemas"]["TirClaimWithdrawnReport"] | components["schemas"]["HolderExcludedReport"] | components["schemas"]["HolderReadmittedReport"] | components["schemas"]["DeclarationLodgedReport"] | components["schemas"]["RiskChannelAssignedReport"] | components["schemas"]["ExaminationOrderedReport"] | components["schemas"]["ExaminationDoneReport"] | components["schemas"]["DutiesPaidReport"] | components["schemas"]["ClearanceHeldReport"] | components["schemas"]["HoldLiftedReport"] | components["schemas"]["ClearanceGrantedReport"] | components["schemas"]["ClearanceRefusedReport"] | components["schemas"]["GoodsGatedOutReport"] | components["schemas"]["DeclarationWithdrawnReport"] | components["schemas"]["ReportRetractedReport"])[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReceipt"] | components["schemas"]["ReportOutcomes"];
                    "application/json; profile=short": components["schemas"]["ShortReportReceipt"] | components["schemas"]["ShortReportOutcomes"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReceipt"];
                    "application/json; profile=short": components["schemas"]["ShortReportReceipt"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json" | "json-too-deep" | "forbidden-key" | "repeated-key" | "empty-body";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope" | "not-your-unit" | "signature-needed";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy" | "unknown-signing-key";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "report-id-reused";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 413;
                        /** @enum {unknown} */
                        code?: "body-too-large" | "too-many-items" | "too-many-values";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-report" | "unknown-report-type" | "signature-invalid" | "signed-for-another-unit" | "report-id-not-derived" | "report-id-of-signed";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-busy" | "event-store-unavailable" | "person-keys-unavailable" | "event-store-changed" | "stream-deleted" | "stream-truncated" | "convoy-contended" | "carnet-contended" | "declaration-contended";
                    };
                    "application/json; profile=short": components["schemas"]["ShortReportRefusal"];
                };
            };
        };
    };
    takeThinReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/plain": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOutcomes"];
                    "application/json; profile=short": components["schemas"]["ShortReportOutcomes"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope" | "not-your-unit" | "signature-needed";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy" | "unknown-signing-key";
                    };
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "unsupported-media-type";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "thin-wrong-check" | "thin-wrong-character" | "thin-too-long" | "thin-unknown-form" | "thin-unknown-code" | "thin-malformed" | "thin-without-unit" | "invalid-report" | "signature-invalid";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    getConvoy: {
        parameters: {
            query?: {
                waitFor?: string;
                at?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Convoy"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "convoy-parked" | "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    listFleet: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                waitFor?: string;
                at?: string;
                knownAt?: string;
                status?: "planned" | "dispatched" | "underway" | "held" | "recalled" | "completed" | "cancelled" | "split" | "merged";
                country?: string;
                corridor?: string;
                place?: string;
                through?: string;
                regime?: string;
                q?: string;
                ended?: "true" | "false";
                bbox?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    listGetIrregularityCatalogue: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IrregularityCatalogue"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getIrregularityHistory: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IrregularityEpisodePage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "convoy-parked" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    listIrregularities: {
        parameters: {
            query?: {
                code?: "unknown-vehicle" | "vehicle-had-left" | "report-without-vehicle" | "report-after-end" | "place-off-route" | "not-a-border-side" | "underway-before-dispatch" | "entry-without-exit" | "impossible-speed" | "contradictory-reports" | "amounts-differ" | "occurred-after-receipt" | "clock-suspect" | "offset-not-of-place" | "seal-mismatch" | "seal-found-broken" | "seal-broken-without-certified-report" | "transshipment-without-certified-report" | "vehicle-in-two-convoys" | "taken-over-otherwise" | "report-id-in-two-streams" | "permit-expired" | "permit-used-up" | "truck-outside-agreement" | "approval-unknown" | "approval-expired" | "carnet-not-issued" | "carnet-on-two-vehicles" | "accepted-after-last-valid-date" | "too-many-offices" | "departure-after-destination" | "used-after-journey" | "capacity-exceeded" | "seals-differ-at-start" | "started-without-seals" | "marks-differ-at-start" | "start-before-termination" | "termination-without-start" | "discharge-without-termination" | "operation-while-suspended" | "resumed-without-certified-report" | "route-not-as-prescribed" | "time-limit-exceeded" | "terminated-with-reservation" | "destination-not-declared" | "destination-not-visited" | "no-contracting-party" | "holder-excluded" | "non-discharge-notified-late" | "claim-without-notification" | "claim-out-of-time" | "claim-after-discharge" | "claim-paid-late" | "carnet-contradictory-reports" | "declaration-not-lodged" | "gated-out-without-clearance" | "cleared-while-held" | "hold-lifted-without-examination" | "declaration-contradictory-reports" | "retraction-without-report" | "retraction-by-other" | "report-not-vouched" | "signed-in-doubt" | "reporter-out-of-scope";
                severity?: "info" | "warning" | "critical";
                convoyId?: string;
                vehicleId?: string;
                carnetNumber?: string;
                declarationRef?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IrregularityPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getVehicle: {
        parameters: {
            query?: {
                waitFor?: string;
                at?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VehicleHistory"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-vehicle";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getCarnet: {
        parameters: {
            query?: {
                waitFor?: string;
                at?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                carnetNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Carnet"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-carnet";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "carnet-parked" | "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getDeclaration: {
        parameters: {
            query?: {
                waitFor?: string;
                at?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declaration"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-declaration";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "declaration-parked" | "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    listDeclarations: {
        parameters: {
            query?: {
                status?: "unknown" | "lodged" | "assessed" | "under-examination" | "held" | "granted" | "refused" | "gated-out" | "withdrawn";
                convoyId?: string;
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getCorridor: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                corridorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corridor"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-corridor";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    getPlace: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                place: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceWithFacing"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-place";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    getBriefing: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                place: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Briefing"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-place";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    listCorridors: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorridorPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: {
                country?: string;
                kind?: "port" | "dry-port" | "city" | "customs-house" | "border-crossing" | "rail-yard";
                q?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacePage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    live: {
        parameters: {
            query?: {
                lastEventId?: string;
                convoyId?: string;
                corridor?: string;
                as?: "fleet";
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-last-event-id";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "too-many-live-streams" | "read-models-being-filled";
                    };
                };
            };
        };
    };
    getForecast: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "convoy-parked";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getTimeCostDistance: {
        parameters: {
            query?: {
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeCostDistance"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "convoy-parked" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                code?: "stuck-at-border" | "silent" | "behind-plan" | "departure-overdue" | "incident-open" | "waiting" | "seal-trouble" | "carnet-trouble" | "customs-trouble" | "permit-ending" | "carnet-acceptance-due" | "tir-time-limit-passed" | "claim-unpaid";
                severity?: "critical" | "warning" | "info";
                convoyId?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alerts"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rates"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    replaceRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptRates"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-csv";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 415;
                        /** @enum {unknown} */
                        code?: "unsupported-media-type";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-rates";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    getBorderCrossingsStatistic: {
        parameters: {
            query?: {
                place?: string;
                direction?: string;
                country?: string;
                corridor?: string;
                regime?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BorderCrossingsStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getCorridorsStatistic: {
        parameters: {
            query?: {
                place?: string;
                country?: string;
                corridor?: string;
                regime?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorridorsStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getClearancesStatistic: {
        parameters: {
            query?: {
                place?: string;
                country?: string;
                corridor?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClearancesStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getTirStatistic: {
        parameters: {
            query?: {
                place?: string;
                country?: string;
                corridor?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TirStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getConvoysStatistic: {
        parameters: {
            query?: {
                corridor?: string;
                regime?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvoysStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getGoodsStatistic: {
        parameters: {
            query?: {
                hs?: string;
                destination?: string;
                corridor?: string;
                regime?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getPlannedConvoysStatistic: {
        parameters: {
            query?: {
                corridor?: string;
                regime?: string;
                through?: string;
                from?: string;
                to?: string;
                groupBy?: string;
                waitFor?: string;
                knownAt?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedConvoysStatistic"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "read-models-being-filled" | "too-many-past-reads" | "past-being-made" | "past-too-large" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    exportConvoy: {
        parameters: {
            query?: {
                events?: "true" | "false";
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
                export: "epcis" | "cloudevents" | "events" | "passages" | "report";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy" | "unknown-export";
                    };
                };
            };
            406: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 406;
                        /** @enum {unknown} */
                        code?: "not-acceptable";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "convoy-parked" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    compareConvoy: {
        parameters: {
            query: {
                from: string;
                to?: string;
            };
            header?: never;
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "at-after-now" | "known-at-after-now" | "known-at-before-first-event" | "known-at-beyond-last-event";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "convoy-parked" | "read-models-being-filled" | "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedEventPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "history-changed";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getReplay: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                waitFor?: string;
                order?: "recording" | "occurrence";
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "history-changed";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getChanges: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                waitFor?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                convoyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesPage"];
                };
            };
            304: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query" | "invalid-cursor";
                    };
                };
            };
            401: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-convoy";
                    };
                };
            };
            409: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "history-changed";
                    };
                };
            };
            429: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "event-store-unavailable" | "history-not-as-logged" | "history-not-confirmed";
                    };
                };
            };
            504: {
                headers: {
                    "Kafila-Position"?: string;
                    "Kafila-Age"?: number;
                    "Kafila-Parked"?: number;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "projection-behind";
                    };
                };
            };
        };
    };
    getCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable";
                    };
                };
            };
        };
    };
    getCosignedGetCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "not-cosigned";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable";
                    };
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable";
                    };
                };
            };
        };
    };
    getTile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "no-such-tile";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable";
                    };
                };
            };
        };
    };
    proveReceipt: {
        parameters: {
            query?: {
                size?: string;
            };
            header?: never;
            path: {
                stream: string;
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptProof"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-stream" | "unknown-report" | "no-such-size" | "not-in-tree";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable" | "event-store-unavailable" | "history-not-as-logged";
                    };
                };
            };
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 504;
                        /** @enum {unknown} */
                        code?: "log-behind";
                    };
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                from: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "no-such-size";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable";
                    };
                };
            };
        };
    };
    listBindings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bindings"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "log-unavailable";
                    };
                };
            };
        };
    };
    listPrincipals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principals"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    grantRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                principalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRolesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principal"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "no-admin-yet" | "last-admin" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal" | "admin-sees-persons";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    setScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "principals" | "units";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetScopeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principal"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-principal" | "not-found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "no-admin-yet" | "last-admin" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    issueKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "principals" | "units";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueKeyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyIssued"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-principal" | "not-found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "no-admin-yet" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal" | "already-expired";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "principals" | "units";
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeKeyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principal"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-principal" | "unknown-key-id" | "not-found";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "last-admin" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    inviteUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUnitRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationMade"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "no-admin-yet" | "principal-unreadable" | "log-key-unknown";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal" | "address-needed";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-invitation";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-principal";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    confirmDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmDeviceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-invitation";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "nothing-offered" | "digits-differ" | "invitation-expired" | "invitation-withdrawn" | "signing-key-known" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawInvitationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-invitation";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "invitation-used" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    enrolDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolDeviceRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledDevice"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledDevice"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-invitation";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "invitation-used" | "invitation-expired" | "invitation-withdrawn" | "signing-key-known" | "signing-key-revoked" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "unusable-key" | "proof-invalid";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    revokeSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
                kid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeSigningKeyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principal"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "unknown-principal" | "unknown-signing-key";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "compromised-later" | "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal" | "compromised-in-future";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                principalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndSessionsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Principal"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "key-needed" | "malformed-key" | "unknown-key" | "key-revoked" | "key-expired" | "token-invalid" | "token-expired" | "token-ended" | "session-unknown" | "session-expired" | "session-ended";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-allowed" | "out-of-scope";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "principal-unreadable";
                    };
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "invalid-body" | "invalid-principal";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    tellWhoAmI: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
    login: {
        parameters: {
            query?: {
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-query";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "no-sign-in";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "issuer-away";
                    };
                };
            };
        };
    };
    comeBackCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "sign-in-unknown";
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 401;
                        /** @enum {unknown} */
                        code?: "sign-in-failed";
                    };
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "sign-in-refused" | "admin-sees-persons";
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "no-sign-in";
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "principal-unreadable";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 503;
                        /** @enum {unknown} */
                        code?: "issuer-away" | "principal-contended";
                    };
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "not-from-own-page";
                    };
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        status?: 429;
                        /** @enum {unknown} */
                        code?: "too-many-calls" | "too-many-refusals" | "too-many-own-reads" | "too-many-own-live-streams";
                    };
                };
            };
        };
    };
}
