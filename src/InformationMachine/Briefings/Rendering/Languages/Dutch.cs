namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Dutch.</summary>
internal static class Dutch
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "nl",
        Headings = new("Wat er gebeurd is", "Opmerkingen van de redactie", "Waarom het belangrijk is", "Open vragen", "Verloop", "Tijdlijn", "Standpunten", "Tegenstrijdigheden", "Bronnen"),
        Empty = new(
            "Uit de berichten valt nog niets vast te stellen.",
            "Geen opmerking.",
            "Geen bericht zegt waarom het belangrijk is.",
            "De berichten laten niets open.",
            "Meer valt er nog niet te vertellen.",
            "Nog geen gebeurtenis met een datum.",
            "Nog niemand neemt een standpunt in.",
            "De berichten spreken elkaar niet tegen.",
            "Geen bron."),
        Evolution = "Ontwikkeling",
        History = "geschiedenis",
        Answered = "Beantwoord",
        Unconfirmed = "Onbevestigd",
        Unresolved = "Onopgelost",
        Expected = "verwacht",
        Edited = "verbeterd door de redactie",
        Tensions = ("Afwijkende cijfers", "Ontkend", "Tegenspraak"),
        FirstSeen = "Voor het eerst gezien op {0}",
        Consistent = "Gelijk gebleven in {0} berichten",
        Unchanged = "Onveranderd sinds {0}",
        Developments = ("Nieuw punt", "Cijfer bijgewerkt", "Omgekeerd", "Bericht gewijzigd"),
        Sides = ("eerder", "nu"),
        Version = "Versie {0}",
        ReadAt = "Lees het bericht op {0}",
        Echoes = ("{0} bericht zegt hetzelfde in bijna dezelfde woorden", "{0} berichten zeggen hetzelfde in bijna dezelfde woorden"),
        Items = ("{0} bericht", "{0} berichten"),
    };
}
