namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in German.</summary>
internal static class German
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "de",
        Headings = new("Was geschehen ist", "Anmerkungen der Redaktion", "Warum es wichtig ist", "Offene Fragen", "Verlauf", "Zeitleiste", "Sichtweisen", "Widersprüche", "Quellen"),
        Empty = new(
            "Aus den Beiträgen lässt sich noch nichts festhalten.",
            "Keine Anmerkung.",
            "Kein Beitrag sagt, warum es wichtig ist.",
            "Die Beiträge lassen keine Frage offen.",
            "Mehr gibt es noch nicht zu erzählen.",
            "Noch kein datiertes Ereignis.",
            "Noch bezieht niemand Stellung.",
            "Die Beiträge widersprechen einander nicht.",
            "Keine Quelle."),
        Evolution = "Entwicklung",
        History = "Verlauf der Fassungen",
        Answered = "Beantwortet",
        Unconfirmed = "Unbestätigt",
        Unresolved = "Ungeklärt",
        Expected = "erwartet",
        Edited = "von der Redaktion berichtigt",
        Tensions = ("Abweichende Zahlen", "Bestritten", "Widerspruch"),
        FirstSeen = "Zuerst gesehen am {0}",
        Consistent = "Gleichbleibend in {0} Beiträgen",
        Unchanged = "Unverändert seit {0}",
        Developments = ("Neuer Punkt", "Zahl aktualisiert", "Umgekehrt", "Beitrag geändert"),
        Sides = ("früher", "jetzt"),
        Version = "Fassung {0}",
        ReadAt = "Beitrag lesen bei {0}",
        Echoes = ("{0} Beitrag sagt dasselbe in fast denselben Worten", "{0} Beiträge sagen dasselbe in fast denselben Worten"),
        Items = ("{0} Beitrag", "{0} Beiträge"),
    };
}
