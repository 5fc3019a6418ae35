namespace InformationMachine.Data.Briefings;

/// <summary>What makes a statement an open question.</summary>
public enum OpenQuestionKind
{
    /// <summary>A post asks it.</summary>
    Asked = 0,

    /// <summary>A post reports it as not confirmed.</summary>
    Unconfirmed = 1,

    /// <summary>Posts contradict each other about it.</summary>
    Unresolved = 2,
}
