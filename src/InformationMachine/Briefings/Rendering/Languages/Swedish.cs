namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Swedish.</summary>
internal static class Swedish
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "sv",
        Headings = new("Vad som har hänt", "Redaktionens anmärkningar", "Varför det är viktigt", "Öppna frågor", "Händelseförlopp", "Tidslinje", "Synsätt", "Motsägelser", "Källor"),
        Empty = new(
            "Av inläggen går ännu ingenting att slå fast.",
            "Ingen anmärkning.",
            "Inget inlägg säger varför det är viktigt.",
            "Inläggen lämnar inget öppet.",
            "Det finns ännu inte mer att berätta.",
            "Ännu ingen daterad händelse.",
            "Ännu tar ingen ställning.",
            "Inläggen motsäger inte varandra.",
            "Ingen källa."),
        Evolution = "Utveckling",
        History = "historik",
        Answered = "Besvarad",
        Unconfirmed = "Obekräftat",
        Unresolved = "Olöst",
        Expected = "väntat",
        Edited = "rättat av redaktionen",
        Tensions = ("Olika siffror", "Förnekas", "Motsägelse"),
        FirstSeen = "Först sedd {0}",
        Consistent = "Oförändrat i {0} inlägg",
        Unchanged = "Oförändrat sedan {0}",
        Developments = ("Ny punkt", "Siffra uppdaterad", "Omvänt", "Inlägg ändrat"),
        Sides = ("tidigare", "nu"),
        Version = "Version {0}",
        ReadAt = "Läs inlägget på {0}",
        Echoes = ("{0} inlägg säger samma sak med nästan samma ord", "{0} inlägg säger samma sak med nästan samma ord"),
        Items = ("{0} inlägg", "{0} inlägg"),
    };
}
