pragma ComponentBehavior: Bound

import QtQuick
import Ponte.Ui
import Ponte.Language
import Ponte.Components

// An article of the policy library as a card that opens it.
ListCard {
    id: card

    property var article: null

    objectName: "article-" + (article?.id ?? "")
    text: I18n.text(article?.title)
    statusText: ServiceWords.status(article?.status ?? "")
    statusIcon: ServiceWords.statusIcon(article?.status ?? "")
    statusMood: ServiceWords.statusMood(article?.status ?? "")
    onActivated: Navigator.go("article", {policy: card.article.id})
}
