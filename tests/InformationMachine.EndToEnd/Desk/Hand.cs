namespace InformationMachine.EndToEnd.Desk;

/// <summary>How somebody uses the desk: everything must go each way.</summary>
public enum Hand
{
    /// <summary>Nothing but keys.</summary>
    Keys = 0,

    /// <summary>A mouse.</summary>
    Mouse = 1,

    /// <summary>A finger, in a narrow window.</summary>
    Touch = 2,
}
