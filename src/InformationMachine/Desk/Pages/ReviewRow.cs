using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Reviewing;

namespace InformationMachine.Desk.Pages;

/// <summary>A review item with what a page shows of it.</summary>
internal sealed record ReviewRow(ReviewItem Item, StoryThread Thread, StoryThread? Other, Post? Post);
