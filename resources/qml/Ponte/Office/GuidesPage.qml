pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// The guides (ux.md, S-12): the list of all, or one of them with its picture, its form and its try-out.
Item {
    id: page

    property var parameters: ({})
    readonly property string guide: parameters.id ?? ""
    readonly property var languages: [
        { tag: "zh-Hant-MO", name: "繁體中文" },
        { tag: "zh-Hans-CN", name: "简体中文" },
        { tag: "pt-MO", name: "Português" },
        { tag: "en-MO", name: "English" }
    ]
    readonly property bool readable: I18n.text(OfficeSession.trouble) === "" // else the window says that it is not
    readonly property var guides: guide === "" && OfficeSession.state === "signed-in" ? OfficeGuide.guides() : []

    signal wanted(string page, var parameters)

    PageHead {
        id: head

        width: parent.width
        visible: page.guide === ""
        title: I18n.t("Guides")
        subtitle: page.readable ? I18n.n("{n} guide", "{n} guides", page.guides.length) : ""
    }

    Rectangle {
        anchors.top: head.bottom
        anchors.topMargin: Staff.pad
        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.guide === ""
        radius: Staff.card
        color: Theme.surface
        border.width: Staff.edge
        border.color: Theme.line

        AText {
            anchors.centerIn: parent
            visible: page.readable && page.guides.length === 0
            text: I18n.t("There are no guides yet.")
            color: Theme.muted
            font.pixelSize: Staff.heading
        }

        StaffScroll {
            objectName: "guides"
            anchors.fill: parent
            anchors.margins: Staff.edge
            spacing: 0

            Repeater {
                model: page.guides

                StaffTouchable {
                    id: row

                    required property var modelData

                    objectName: "guide-" + modelData.id
                    width: parent ? parent.width : 0
                    topPadding: Theme.px(10)
                    bottomPadding: Theme.px(10)
                    text: I18n.text(modelData.name)
                    onActivated: page.wanted("guides", { id: modelData.id })

                    background: Rectangle {
                        color: row.down || row.hovered || row.visualFocus ? Theme.tint : "transparent"
                        border.width: row.visualFocus ? Theme.px(3) : 0
                        border.color: Theme.focus

                        Rectangle {
                            anchors.bottom: parent.bottom
                            width: parent.width
                            height: 1
                            color: Theme.line
                        }
                    }

                    contentItem: Item {
                        implicitHeight: Math.max(names.height, state.height)

                        Column {
                            id: names

                            anchors.left: parent.left
                            anchors.right: state.left
                            anchors.rightMargin: Staff.gap
                            spacing: Theme.px(6)

                            AText {
                                width: parent.width
                                text: row.text
                                spoken: false
                                font.pixelSize: Staff.body
                                font.bold: true
                            }

                            Flow {
                                width: parent.width
                                spacing: Theme.px(14)

                                Repeater {
                                    model: page.languages

                                    Row {
                                        id: language

                                        required property var modelData

                                        spacing: Theme.px(6)

                                        AText {
                                            anchors.verticalCenter: parent.verticalCenter
                                            text: language.modelData.name
                                            spoken: false
                                            color: Theme.muted
                                            font.pixelSize: Staff.small
                                            wrapMode: Text.NoWrap
                                        }

                                        StateMark {
                                            condition: row.modelData.languages[language.modelData.tag]
                                            spoken: false
                                        }
                                    }
                                }
                            }
                        }

                        Column {
                            id: state

                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            width: Theme.px(190)
                            spacing: Theme.px(4)

                            StateMark {
                                condition: row.modelData.state
                                spoken: false
                            }

                            AText {
                                width: parent.width
                                text: row.modelData.editor
                                spoken: false
                                color: Theme.muted
                                font.pixelSize: Staff.small
                            }
                        }
                    }
            }
            }
        }
    }

    Loader {
        anchors.fill: parent
        active: page.guide !== ""
        sourceComponent: GuideView {
            guide: page.guide
            onClosed: page.wanted("guides", {})
            onPreviewWanted: page.wanted("preview", { kind: "guides", id: page.guide })
            onHistoryWanted: page.wanted("history", { kind: "guides", id: page.guide })
        }
    }
}
