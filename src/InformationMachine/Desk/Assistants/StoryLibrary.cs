using InformationMachine.Data.Store;
using InformationMachine.Deliveries;

namespace InformationMachine.Desk.Assistants;

/// <summary>What an assistant's questions are answered from.</summary>
/// <param name="Reader">The data.</param>
/// <param name="Stories">Stories as readers see them.</param>
/// <param name="State">Search.</param>
/// <param name="Now">The time.</param>
internal sealed record StoryLibrary(IMachineReader Reader, StoryReader Stories, DeskState State, DateTimeOffset Now);
