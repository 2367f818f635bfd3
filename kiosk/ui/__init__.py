"""The QObjects that QML sees, one small file per family of screens. They translate; the domain decides."""

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1
