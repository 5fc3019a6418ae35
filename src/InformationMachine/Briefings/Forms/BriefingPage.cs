using System.Collections.Immutable;
using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Forms;

/// <summary>What a form is made from.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Briefing">The version to show.</param>
/// <param name="Versions">All versions of the thread so far, ascending.</param>
/// <param name="IsPermanent">
/// True for the page of one version for ever (<c>threads/N/vK.html</c>, a folder deeper), false for the thread's own page
/// (<c>threads/N.html</c>), which always shows the newest.
/// </param>
internal sealed record BriefingPage(StoryThread Thread, Briefing Briefing, ImmutableArray<VersionSummary> Versions, bool IsPermanent = false)
{
    private BriefingOutline? _outline;

    /// <summary>A model's wording of the version, where readers are shown it; null where they are not.</summary>
    public ModelWording? Wording { get; init; }

    /// <summary>The picture to show at its head; null where the operator wants none or no source has one.</summary>
    public StoryPicture? Picture { get; init; }

    /// <summary>The version as headings and blocks, built once for all forms.</summary>
    public BriefingOutline Outline => ReferenceEquals(_outline?.Briefing, Briefing) ? _outline! : _outline = BriefingOutline.Of(Briefing);

    /// <summary>The same with a model's wording, for forms that show both.</summary>
    public BriefingOutline Worded => Wording is null ? Outline : BriefingOutline.Of(Briefing, wording: Wording);

    /// <summary>True where the page has to say that its posts may tell several stories.</summary>
    public bool IsDoubted => !IsPermanent && !Thread.IsShown;

    /// <summary>The relative way to a file at the top of the site.</summary>
    public string ToTop(string file) => (IsPermanent ? "../../" : "../") + file;

    /// <summary>The relative way to a file of the thread's own folder.</summary>
    public string ToOwn(string file) => IsPermanent ? file : $"{Thread.Id}/{file}";

    /// <summary>The relative way to the thread's page in one of its forms.</summary>
    public string ToForm(string extension) => IsPermanent ? $"../{Thread.Id}.{extension}" : $"{Thread.Id}.{extension}";
}
