namespace InformationMachine.Threads.Explaining;

/// <summary>What a term is.</summary>
internal enum TermKind
{
    /// <summary>Any word.</summary>
    Word = 0,

    /// <summary>A name, where capitals tell.</summary>
    Name = 1,

    /// <summary>A hashtag.</summary>
    Hashtag = 2,

    /// <summary>A number.</summary>
    Number = 3,
}
