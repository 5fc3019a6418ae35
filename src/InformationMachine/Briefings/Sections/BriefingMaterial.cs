using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Sections;

/// <summary>All a briefing is written from.</summary>
internal sealed record BriefingMaterial
{
    /// <summary>The thread.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>Its posts, by publication time.</summary>
    public required IReadOnlyList<Post> Posts { get; init; }

    /// <summary>The newest version so far.</summary>
    public Briefing? Previous { get; init; }

    /// <summary>The time of writing.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What led to the writing.</summary>
    public required BriefingReason Reason { get; init; }

    /// <summary>The titles of feeds, where known.</summary>
    public IReadOnlyDictionary<FeedId, string> FeedTitles { get; init; } = new Dictionary<FeedId, string>();

    /// <summary>What editors say about it: standing notes and corrections, in the order they were made.</summary>
    public IReadOnlyList<Decision> Remarks { get; init; } = [];

    /// <summary>Is told what becomes of each sentence; null where nobody asks.</summary>
    public SentenceLedger? Ledger { get; init; }

    /// <summary>How long What may be, in words.</summary>
    public int WhatWords { get; init; } = 100;
}
