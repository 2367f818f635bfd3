pragma ComponentBehavior: Bound

import Ponte.Language

// Why a question is asked.
FoldPanel {
    name: "whyWeAsk"
    title: I18n.t("Why do we ask this?")
}
