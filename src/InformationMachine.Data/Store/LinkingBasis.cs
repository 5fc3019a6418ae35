namespace InformationMachine.Data.Store;

/// <summary>What the linker and editors' decisions build upon: a batch that names it is stored only while it is so.</summary>
/// <param name="LinkedThrough">The sequence up to which all posts were linked.</param>
/// <param name="LastDecision">The number of the latest decision.</param>
public sealed record LinkingBasis(long LinkedThrough, int LastDecision)
{
    /// <summary>As it is now. Two questions: ask while nobody of this process links or decides; what others write meanwhile is noticed when the batch is stored.</summary>
    /// <param name="reader">Whom to ask.</param>
    public static LinkingBasis Of(IMachineReader reader) => new(reader.LinkedThrough, reader.LastDecision);
}
