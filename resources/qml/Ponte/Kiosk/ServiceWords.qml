pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language

// The words, icons and pictures for the fixed values of the catalogue: status, audience, category.
QtObject {
    function status(value: string): string {
        switch (value) {
        case "available":
            return I18n.t("Available");
        case "pilot":
            return I18n.t("Pilot");
        case "unconfirmed":
            return I18n.t("To be confirmed");
        case "planned":
            return I18n.t("Only planned");
        case "ended":
            return I18n.t("Ended");
        }
        return "";
    }

    function statusIcon(value: string): string {
        return ({ available: "check", pilot: "flag", unconfirmed: "ask", planned: "planned", ended: "ended" })[value] ?? "";
    }

    function statusMood(value: string): int {
        return ({
            available: StatusChip.Ok,
            pilot: StatusChip.Info,
            unconfirmed: StatusChip.Warn,
            planned: StatusChip.Warn,
            ended: StatusChip.Err
        })[value] ?? StatusChip.Plain;
    }

    function audience(value: string): string {
        switch (value) {
        case "resident":
            return I18n.t("Macau residents");
        case "car-owner":
            return I18n.t("Car owners");
        case "policy-holder":
            return I18n.t("Policy holders");
        case "investor":
            return I18n.t("Investors");
        case "firm":
            return I18n.t("Companies");
        case "young-people":
            return I18n.t("Young people");
        case "professional":
            return I18n.t("Finance professionals");
        case "public":
            return I18n.t("Everyone");
        }
        return "";
    }

    function categoryPicture(value: string): string {
        return "tile-" + value;
    }

    function categoryIcon(value: string): string {
        return ({
            account: "bank",
            "e-payment": "phone",
            insurance: "umbrella",
            wealth: "chart",
            financing: "coins",
            protection: "shield",
            institutions: "building"
        })[value] ?? "list";
    }
}
