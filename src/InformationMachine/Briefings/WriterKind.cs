namespace InformationMachine.Briefings;

/// <summary>Whose words readers meet first.</summary>
internal enum WriterKind
{
    /// <summary>The posts' own.</summary>
    Extractive,

    /// <summary>Those of a language model, checked sentence by sentence; the posts' own stand beside them.</summary>
    Model,
}
