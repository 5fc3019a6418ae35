namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Spanish.</summary>
internal static class Spanish
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "es",
        Headings = new("Qué ha pasado", "Notas de la redacción", "Por qué importa", "Preguntas abiertas", "Relato", "Cronología", "Puntos de vista", "Contradicciones", "Fuentes"),
        Empty = new(
            "Las publicaciones aún no permiten afirmar nada.",
            "Ninguna nota.",
            "Ninguna publicación dice por qué importa.",
            "Las publicaciones no dejan nada abierto.",
            "Todavía no hay más que contar.",
            "Todavía no hay ningún hecho con fecha.",
            "Todavía nadie toma posición.",
            "Las publicaciones no se contradicen.",
            "Ninguna fuente."),
        Evolution = "Evolución",
        History = "historial",
        Answered = "Respondida",
        Unconfirmed = "Sin confirmar",
        Unresolved = "Sin resolver",
        Expected = "previsto",
        Edited = "corregido por la redacción",
        Tensions = ("Cifras distintas", "Desmentido", "Contradicción"),
        FirstSeen = "Visto por primera vez el {0}",
        Consistent = "Constante en {0} publicaciones",
        Unchanged = "Sin cambios desde el {0}",
        Developments = ("Punto nuevo", "Cifra actualizada", "Cambio de postura", "Publicación editada"),
        Sides = ("antes", "ahora"),
        Version = "Versión {0}",
        ReadAt = "Leer la publicación en {0}",
        Echoes = ("{0} publicación dice lo mismo casi con las mismas palabras", "{0} publicaciones dicen lo mismo casi con las mismas palabras"),
        Items = ("{0} publicación", "{0} publicaciones"),
    };
}
