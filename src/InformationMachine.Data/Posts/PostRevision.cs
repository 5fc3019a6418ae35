namespace InformationMachine.Data.Posts;

/// <summary>An earlier text of an edited post, kept because briefings may have cited it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Revision">The revision this was, from 1.</param>
/// <param name="Title">Its headline then.</param>
/// <param name="Text">Its text then.</param>
/// <param name="SeenAt">When the machine read it, UTC.</param>
public sealed record PostRevision(PostId Post, int Revision, string? Title, string Text, DateTimeOffset SeenAt);
