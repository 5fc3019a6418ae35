namespace InformationMachine.Data.Store;

/// <summary>Work that one process at a time does, however many there are.</summary>
public enum StoreRole
{
    /// <summary>Giving posts their threads.</summary>
    Link = 0,

    /// <summary>Writing versions of briefings, and a model's wordings of them.</summary>
    Brief = 1,

    /// <summary>Making and sending messages.</summary>
    Deliver = 2,
}
