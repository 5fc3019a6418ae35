using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>How the machine does.</summary>
internal static class MachineEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/machine", Get).WithName("getMachine").WithSummary("The figures of the machine page, under the names /metrics uses.");

    private static Ok<Dictionary<string, double>> Get(DeskFigures figures) => TypedResults.Ok(figures.All().ToDictionary(figure => figure.Name, figure => figure.Value));
}
