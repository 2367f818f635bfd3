pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Language
import Ponte.Theme
import Ponte.Ui

// A date in three steps: the month by its name, the day on a grid that has only the days of that month, the year in digits.
// Nothing needs a leading zero, and no order of parts can be misread. `value` is an ISO date, or empty while a part is
// missing. Chinese goes from year to day, Portuguese and English from day to year.
Pad {
    id: pad

    enum Part { Year, Month, Day }

    property string label: I18n.t("Date")
    property string errorTitle
    property string errorHelp
    property int day: 0
    property int month: 0
    property string year // as typed
    property int part: order[0]
    readonly property var order: I18n.chinese ? [DatePad.Year, DatePad.Month, DatePad.Day] : [DatePad.Day, DatePad.Month, DatePad.Year]
    readonly property int fullYear: year.length === 4 ? Number(year) : 0
    readonly property int monthSize: Math.min(Theme.scaled(44), Theme.px(60))
    readonly property real longestMonth: monthSize * (I18n.chinese ? 2.4 : 5.4) + Theme.px(24) // "September" is 5.3 em bold
    readonly property int columns: part === DatePad.Day ? 7 : (keysWidth - Theme.px(32)) / 3 < longestMonth ? 2 : 3
    readonly property var months: PadText.months(I18n.locale)
    readonly property bool impossible: day > 0 && month > 0 && fullYear > 0 && PadText.isoDate(fullYear, month, day) === ""
    readonly property real fieldsWidth: Theme.landscape ? Theme.px(300) : width
    readonly property real keysWidth: Theme.landscape ? width - fieldsWidth - Theme.px(32) : width

    function accepts(text: string): bool {
        return pad.part === DatePad.Year && /^[0-9]$/.test(text);
    }

    function put(text: string): void {
        if (!pad.accepts(text))
            return;
        pad.year = pad.year.length < 4 ? pad.year + text : text; // a full year is typed anew
        pad.finish(pad.year.length === 4);
    }

    function erase(): void {
        if (pad.part !== DatePad.Year)
            return;
        pad.year = pad.year.slice(0, -1);
        pad.finish(false);
    }

    function chooseMonth(month: int): void {
        pad.month = month;
        if (pad.day > PadText.daysIn(pad.fullYear, month))
            pad.day = 0;
        pad.finish(true);
    }

    function chooseDay(day: int): void {
        pad.day = day;
        pad.finish(true);
    }

    // Tell the new date, and go on to the next part that is empty.
    function finish(complete: bool): void {
        pad.edited(PadText.isoDate(pad.fullYear, pad.month, pad.day));
        if (!complete)
            return;
        const open = pad.order.filter(part => !pad.filled(part));
        if (open.length > 0)
            pad.part = open[0];
    }

    function filled(part: int): bool {
        return part === DatePad.Day ? pad.day > 0 : part === DatePad.Month ? pad.month > 0 : pad.fullYear > 0;
    }

    function shown(part: int): string {
        if (part === DatePad.Day)
            return pad.day > 0 ? String(pad.day) : "";
        if (part === DatePad.Month)
            return pad.month > 0 ? pad.months[pad.month - 1] : "";
        return pad.year;
    }

    function name(part: int): string {
        return part === DatePad.Day ? I18n.t("Day") : part === DatePad.Month ? I18n.t("Month") : I18n.t("Year");
    }

    objectName: "datePad"
    implicitWidth: Theme.contentWidth
    implicitHeight: Theme.landscape ? readBack.y + readBack.height : keys.y + keys.height
    onValueChanged: {
        if (value === "")
            return;
        const parts = value.split("-");
        pad.year = parts[0];
        pad.month = Number(parts[1]);
        pad.day = Number(parts[2]);
    }

    Grid {
        id: fields

        width: pad.fieldsWidth
        columns: Theme.landscape ? 1 : 3
        spacing: Theme.px(16)

        Repeater {
            model: pad.order

            Touchable {
                id: box

                required property int modelData
                readonly property bool current: pad.part === modelData

                objectName: ["year", "month", "day"][modelData] + "Box"
                width: Theme.landscape ? fields.width : (fields.width - 2 * fields.spacing) / 3
                height: Math.max(Theme.px(Theme.landscape ? 112 : 136), Theme.body * 1.4 + Theme.h3 * 1.4 + Theme.px(20))
                corner: Theme.radiusOption
                text: pad.name(modelData)
                Accessible.description: pad.shown(modelData)
                Accessible.checked: current
                onActivated: pad.part = modelData
                background: Rectangle {
                    radius: box.corner
                    color: box.current ? Theme.tint : Theme.surface
                    border.width: box.current ? Theme.selectedEdge : Theme.edge
                    border.color: box.current ? Theme.primary : Theme.border
                }
                contentItem: Item {
                    AText {
                        id: caption

                        x: Theme.px(20)
                        y: Theme.px(8)
                        spoken: false
                        text: box.text
                        color: box.current ? Theme.text : Theme.muted
                        font.pixelSize: Theme.caption
                    }

                    Row {
                        x: Theme.px(20)
                        anchors.top: caption.bottom
                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: Theme.px(8)
                        spacing: Theme.px(6)

                        AText {
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, box.width - Theme.px(48))
                            spoken: false
                            text: pad.shown(box.modelData)
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.px(32)
                            font.pixelSize: Math.min(Theme.scaled(52), Theme.px(72))
                            font.bold: true
                        }

                        Caret {
                            anchors.verticalCenter: parent.verticalCenter
                            height: Math.min(Theme.scaled(48), Theme.px(64))
                            visible: box.current && !pad.filled(box.modelData)
                        }
                    }
                }
            }
        }
    }

    // The date in full, with its day of the week, so that a wrong tap is seen at once.
    AText {
        id: readBack

        objectName: "dateReadBack"
        y: (Theme.landscape ? Math.max(fields.height, keys.height) : fields.height) + Theme.px(20)
        width: pad.width
        height: Math.max(implicitHeight, Theme.h3 * 1.5)
        text: {
            if (pad.errorTitle !== "")
                return pad.errorHelp === "" ? pad.errorTitle : pad.errorTitle + " " + pad.errorHelp;
            if (pad.impossible)
                return I18n.t("There is no 29 February in {year}.", {
                    year: pad.year
                });
            const iso = PadText.isoDate(pad.fullYear, pad.month, pad.day);
            return iso === "" ? "" : I18n.t("{date}, {weekday}", {
                date: PadText.longDate(iso, I18n.locale),
                weekday: PadText.weekday(iso, I18n.locale)
            });
        }
        color: pad.errorTitle !== "" || pad.impossible ? Theme.err : Theme.primary
        font.pixelSize: Theme.h3
        font.bold: true
    }

    Item {
        id: keys

        x: Theme.landscape ? pad.fieldsWidth + Theme.px(32) : 0
        y: Theme.landscape ? 0 : readBack.y + readBack.height + Theme.px(20)
        width: pad.keysWidth
        height: Theme.px(Theme.landscape ? (pad.columns === 2 ? 620 : 488) : 624)

        DigitKeys {
            id: digits

            visible: pad.part === DatePad.Year
            width: parent.width
            digitsEnabled: pad.accepts("0")
            eraseEnabled: pad.year !== ""
            onPut: text => pad.put(text)
            onErase: pad.erase()
        }

        Grid {
            id: choices

            readonly property real cell: (width - (columns - 1) * spacing) / columns

            visible: pad.part !== DatePad.Year
            width: parent.width
            columns: pad.columns
            spacing: Theme.px(pad.part === DatePad.Day ? 12 : 16)

            Repeater {
                model: pad.part === DatePad.Day ? PadText.daysIn(pad.fullYear, pad.month) : pad.part === DatePad.Month ? 12 : 0

                KeyButton {
                    required property int index
                    readonly property bool forDay: pad.part === DatePad.Day

                    objectName: (forDay ? "day-" : "month-") + (index + 1)
                    width: choices.cell
                    height: forDay ? Math.max(Theme.target, Theme.px(Theme.landscape ? 88 : 112)) : Theme.px(pad.columns === 2 ? 88 : Theme.landscape ? 100 : 128)
                    plain: true
                    size: forDay ? Math.min(Theme.scaled(48), Theme.px(64)) : Math.min(pad.monthSize, (width - Theme.px(24)) / 5.4)
                    text: forDay ? String(index + 1) : pad.months[index] ?? ""
                    chosen: forDay ? pad.day === index + 1 : pad.month === index + 1
                    onActivated: forDay ? pad.chooseDay(index + 1) : pad.chooseMonth(index + 1)
                }
            }
        }
    }
}
