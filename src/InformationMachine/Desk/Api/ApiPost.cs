using System.Collections.Immutable;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Api;

/// <summary>A post and where it is.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Sequence">The order of arrival.</param>
/// <param name="Feed">The feed that brought it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Handle">The author's account.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">The text, plain.</param>
/// <param name="Url">Where to read it.</param>
/// <param name="Links">Addresses it links to.</param>
/// <param name="LinkTitle">The title of the page its link card shows.</param>
/// <param name="Quoted">What it quotes or passes on, with who said it.</param>
/// <param name="Answered">What it replies to, with who said it.</param>
/// <param name="Conversation">The address of the first post of its conversation.</param>
/// <param name="Labels">What its author warns readers of.</param>
/// <param name="Pictures">Pictures that its author has described.</param>
/// <param name="LeadPicture">The picture at its head.</param>
/// <param name="Parts">The posts it was put together from, where its author told it in several.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Revision">1 for the text as first seen, one more for each edit.</param>
/// <param name="Thread">Its thread; null while it is pending.</param>
/// <param name="Score">How well it fitted there on arrival, 0 to 1; 0 where it started a thread.</param>
/// <param name="RunnerUp">The thread that came second.</param>
/// <param name="RunnerUpScore">How well it fitted that one.</param>
/// <param name="AssignedBy">Who put it there: machine or editor.</param>
internal sealed record ApiPost(
    string Id,
    long Sequence,
    string Feed,
    string Author,
    string? Handle,
    string? Title,
    string Text,
    string? Url,
    ImmutableArray<string> Links,
    string? LinkTitle,
    ApiQuote? Quoted,
    ApiQuote? Answered,
    string? Conversation,
    ImmutableArray<string> Labels,
    ImmutableArray<ApiPicture> Pictures,
    LeadPicture? LeadPicture,
    ImmutableArray<ApiPart> Parts,
    DateTimeOffset PublishedAt,
    int Revision,
    int? Thread,
    double? Score,
    int? RunnerUp,
    double? RunnerUpScore,
    AssignedBy? AssignedBy)
{
    public static ApiPost Of(Post post, Assignment? assignment) => new(
        post.Id.Value,
        post.Sequence,
        post.Feed.Value,
        post.Author,
        post.Handle,
        post.Title,
        post.Text,
        post.Url,
        post.Links,
        post.LinkTitle,
        ApiQuote.Of(post.Quoted),
        ApiQuote.Of(post.Answered),
        post.Conversation,
        post.Labels,
        [.. post.Pictures.Select(picture => new ApiPicture(picture.Description, picture.Url))],
        post.LeadPicture,
        [.. post.Parts.Select(ApiPart.Of)],
        post.PublishedAt,
        post.Revision,
        assignment?.Thread.Value,
        assignment?.Score,
        assignment?.RunnerUp?.Value,
        assignment?.RunnerUpScore,
        assignment?.By);
}
