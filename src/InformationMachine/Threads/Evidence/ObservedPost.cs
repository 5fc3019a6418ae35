namespace InformationMachine.Threads.Evidence;

/// <summary>What the judge sees of a post: numbers only, so that it can be kept for as long as the post is remembered. Immutable.</summary>
internal sealed record ObservedPost
{
    /// <summary>Nobody's habits are known.</summary>
    public const int Nobody = -1;

    /// <summary>Its position in the order of linking; ascending without repeats.</summary>
    public required long Order { get; init; }

    /// <summary>When it was published, in seconds since 1970.</summary>
    public required long Time { get; init; }

    /// <summary>A hash of its feed's id.</summary>
    public required int Feed { get; init; }

    /// <summary>
    /// A hash of who wrote it in its feed, not negative; <see cref="Nobody"/> where nobody is named. In its feed, so that nobody gains by signing
    /// as another feed's author.
    /// </summary>
    public required int Author { get; init; }

    /// <summary>A hash of the account or name that wrote it, as <see cref="Mentions"/> has them; <see cref="Nobody"/> where nobody is named.</summary>
    public int Account { get; init; } = Nobody;

    /// <summary>Hashed words, ascending, without repeats.</summary>
    public required int[] Terms { get; init; }

    /// <summary>What each word is besides.</summary>
    public required TermKinds[] Kinds { get; init; }

    /// <summary>Hashed pairs of neighbouring words, ascending, without repeats.</summary>
    public required int[] Pairs { get; init; }

    /// <summary>The first words in their order, at most <see cref="PostObserver.HeadLength"/>.</summary>
    public required int[] Head { get; init; }

    /// <summary>How many words it has, repeats counted.</summary>
    public required int Length { get; init; }

    /// <summary>The hashed address of the post itself; 0 where it has none.</summary>
    public required ulong Address { get; init; }

    /// <summary>The hashed address of the post it quotes or passes on; 0 where it quotes none.</summary>
    public required ulong Quoted { get; init; }

    /// <summary>The hashed addresses it links to.</summary>
    public required ulong[] Links { get; init; }

    /// <summary>The accounts it names, hashed as authors are.</summary>
    public int[] Mentions { get; init; } = [];

    /// <summary>The hashed site of its address, and that with the first part of its path; 0 where there is none.</summary>
    public int Site { get; init; }

    public int Section { get; init; }

    /// <summary>True where it opens by addressing another account.</summary>
    public bool IsReply { get; init; }

    /// <summary>Its meaning as a sentence embedding of length 127, <see cref="VectorLength"/> bytes; null where there is none.</summary>
    public sbyte[]? Vector { get; init; }

    /// <summary>The dimensions of an embedding.</summary>
    public const int VectorLength = 384;
}
