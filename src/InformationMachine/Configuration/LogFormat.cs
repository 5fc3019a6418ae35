namespace InformationMachine.Configuration;

/// <summary>How log lines are written.</summary>
internal enum LogFormat
{
    /// <summary>Text on a terminal, JSON otherwise.</summary>
    Auto,

    /// <summary>Readable lines.</summary>
    Text,

    /// <summary>Compact JSON (CLEF), one event a line.</summary>
    Json,
}
