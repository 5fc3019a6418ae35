namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Portuguese.</summary>
internal static class Portuguese
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "pt",
        Headings = new("O que aconteceu", "Notas da redação", "Por que importa", "Perguntas em aberto", "Relato", "Cronologia", "Pontos de vista", "Contradições", "Fontes"),
        Empty = new(
            "As publicações ainda não permitem afirmar nada.",
            "Nenhuma nota.",
            "Nenhuma publicação diz por que importa.",
            "As publicações não deixam nada em aberto.",
            "Ainda não há mais o que contar.",
            "Ainda nenhum acontecimento datado.",
            "Ainda ninguém toma posição.",
            "As publicações não se contradizem.",
            "Nenhuma fonte."),
        Evolution = "Evolução",
        History = "histórico",
        Answered = "Respondida",
        Unconfirmed = "Não confirmado",
        Unresolved = "Não resolvido",
        Expected = "previsto",
        Edited = "corrigido pela redação",
        Tensions = ("Números divergentes", "Desmentido", "Contradição"),
        FirstSeen = "Visto pela primeira vez em {0}",
        Consistent = "Constante em {0} publicações",
        Unchanged = "Sem mudança desde {0}",
        Developments = ("Ponto novo", "Número atualizado", "Mudança de posição", "Publicação editada"),
        Sides = ("antes", "agora"),
        Version = "Versão {0}",
        ReadAt = "Ler a publicação em {0}",
        Echoes = ("{0} publicação diz o mesmo quase com as mesmas palavras", "{0} publicações dizem o mesmo quase com as mesmas palavras"),
        Items = ("{0} publicação", "{0} publicações"),
    };
}
