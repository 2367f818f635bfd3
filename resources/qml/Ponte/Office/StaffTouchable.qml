pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Components
import Ponte.Theme

// What every control of the office is made of: the kiosk's, for a mouse.
Touchable {
    corner: Staff.corner
    implicitWidth: Math.max(Staff.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Staff.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Staff.pad
    rightPadding: Staff.pad
}
