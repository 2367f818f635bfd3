pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Ui

// What is to be done with the keys now, in one sentence.
Notice {
    readonly property string step: I18n.text(OfficeKeys.next.name)

    objectName: "next-step"
    mood: step === "" ? Notice.Ok : OfficeKeys.next.late ? Notice.Warn : Notice.Info
    text: step === "" ? I18n.t("The keys are in order. Refresh the signatures every week.") : I18n.t("Next: {step}", { step: step })
}
