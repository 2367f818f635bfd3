pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// Review, publish and roll back (ux.md, S-06 and S-07). Editors see how it stands; publishers act.
Item {
    id: page

    property var parameters: ({})
    property string tab: parameters.tab ?? "review"
    readonly property var look: OfficePublish.outlook
    readonly property int current: look.current ?? 0
    readonly property var tabs: [
        { tab: "review", word: I18n.t("Waits for review"), count: look.records?.length ?? 0 },
        { tab: "next", word: I18n.t("Next release"), count: 0 },
        { tab: "approval", word: I18n.t("Waits for approval"), count: (look.underWay?.number ?? 0) > 0 ? 1 : 0 },
        { tab: "history", word: I18n.t("Releases so far"), count: 0 }
    ]

    signal wanted(string page, var parameters)

    Component.onCompleted: OfficePublish.show(true)
    Component.onDestruction: OfficePublish.show(false)

    PageHead {
        id: head

        width: parent.width
        title: I18n.t("Releases")
        subtitle: {
            if (page.look.keyState === undefined)
                return OfficePublish.looking ? I18n.t("Being read…") : "";
            return page.current > 0 ? I18n.t("Kiosks are given release {number}.", { number: page.current }) : I18n.t("No release was published yet.");
        }

        StaffButton {
            objectName: "read-again"
            enabled: !OfficePublish.looking
            text: OfficePublish.looking ? I18n.t("Being read…") : I18n.t("Read again")
            iconName: "refresh"
            onActivated: OfficePublish.refresh()
        }
    }

    Column {
        id: notices

        anchors.top: head.bottom
        anchors.topMargin: visible ? Staff.gap : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: said.text !== "" || interrupted.text !== "" || clock.needed
        spacing: Theme.px(8)

        Notice {
            id: said

            objectName: "said"
            width: parent.width
            text: I18n.text(OfficePublish.said)
            mood: OfficePublish.failed ? Notice.Err : Notice.Ok
        }

        ClockNotice {
            id: clock

            width: parent.width
            busy: OfficeSigning.busy || OfficePublish.busy
        }

        PublishScroll {
            id: problems

            width: parent.width
            height: Math.min(contentHeight, Theme.px(190))
            visible: OfficePublish.problems.length > 0

            PublishFindings {
                width: parent.width
                entries: OfficePublish.problems
                onOpened: (kind, id) => page.wanted("record", { kind: kind, id: id })
            }
        }

        Notice {
            id: interrupted

            width: parent.width
            implicitHeight: Staff.target + Theme.px(16)
            mood: Notice.Warn
            text: page.look.interrupted && !OfficeSigning.busy ? I18n.t("Release {number} is signed, but kiosks are not given it yet.", { number: page.look.underWay.number }) : ""

            StaffButton {
                objectName: "finish"
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(8)
                anchors.verticalCenter: parent.verticalCenter
                visible: page.look.mayPublish ?? false
                enabled: !OfficePublish.busy
                text: OfficePublish.busy ? I18n.t("One moment…") : I18n.t("Finish publishing")
                onActivated: OfficePublish.finish()
            }
        }
    }

    TabStones {
        id: stones

        anchors.top: notices.bottom
        anchors.topMargin: Staff.gap
        width: parent.width
        value: page.tab
        options: page.tabs.map(item => ({
            value: item.tab,
            text: item.count > 0 ? I18n.t("{words} ({count})", { words: item.word, count: item.count }) : item.word
        }))
        onChosen: value => {
            if (!OfficePublish.failed)
                OfficePublish.dismiss(); // it was seen
            page.tab = value;
        }
    }

    Item {
        id: body

        anchors.top: stones.bottom
        anchors.topMargin: Staff.gap
        anchors.bottom: parent.bottom
        width: parent.width

        PublishReview {
            id: review

            anchors.fill: parent
            visible: page.tab === "review"
            onWanted: (name, parameters) => page.wanted(name, parameters)
        }

        PublishNext {
            anchors.fill: parent
            visible: page.tab === "next"
            onLooked: page.tab = "approval"
            onReviewed: key => {
                review.chosen = key;
                page.tab = "review";
            }
            onWanted: (name, parameters) => page.wanted(name, parameters)
        }

        PublishApproval {
            anchors.fill: parent
            visible: page.tab === "approval"
            onWanted: (name, parameters) => page.wanted(name, parameters)
        }

        PublishHistory {
            anchors.fill: parent
            visible: page.tab === "history"
            onWanted: (name, parameters) => page.wanted(name, parameters)
        }
    }
}
