using System.Text.Json.Serialization;

namespace InformationMachine.Data.Decisions;

/// <summary>What an editor decided.</summary>
public enum DecisionKind
{
    /// <summary>Two threads tell one story: <see cref="Decision.Other"/> forwards to <see cref="Decision.Thread"/> from now on.</summary>
    Merge = 0,

    /// <summary>A thread tells two stories: part of <see cref="Decision.Thread"/> is the new <see cref="Decision.Other"/>.</summary>
    Split = 1,

    /// <summary>Posts belong elsewhere: from <see cref="Decision.Thread"/> to <see cref="Decision.Other"/>.</summary>
    Move = 2,

    /// <summary>The thread has the headline the editor gave it.</summary>
    Rename = 3,

    /// <summary>A version of the briefing is fit for publication.</summary>
    Approve = 4,

    /// <summary>The thread is not shown to readers, or is again.</summary>
    Hide = 5,

    /// <summary>The thread is shown first, or no longer.</summary>
    Pin = 6,

    /// <summary>An earlier decision no longer counts, and what it changed is as before.</summary>
    Undo = 7,

    /// <summary>The briefing has something to add, carried by posts.</summary>
    Note = 8,

    /// <summary>A sentence of the briefing reads better, wherever it stands, carried by posts.</summary>
    Correct = 9,

    /// <summary>Two threads that look alike tell two stories: the machine never merges <see cref="Decision.Other"/> with <see cref="Decision.Thread"/>. Stored, exported and served as "part".</summary>
    [JsonStringEnumMemberName("part")]
    KeepApart = 10,

    /// <summary>Posts belong where they are: to <see cref="Decision.Thread"/>.</summary>
    Keep = 11,
}
