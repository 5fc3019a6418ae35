namespace InformationMachine.Deliveries.Receivers;

/// <summary>When a receiver is told.</summary>
internal enum DigestSchedule
{
    /// <summary>As soon as there is something.</summary>
    AtOnce = 0,

    /// <summary>Gathered, once a day at an hour.</summary>
    Daily = 1,

    /// <summary>The same from Monday to Friday.</summary>
    Weekdays = 2,

    /// <summary>Gathered, once a week at an hour of a day.</summary>
    Weekly = 3,
}
