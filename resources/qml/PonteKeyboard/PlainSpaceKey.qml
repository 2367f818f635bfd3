import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// The space key, which a long press does not repeat.
SpaceKey {
    repeat: false
    highlighted: true
}
