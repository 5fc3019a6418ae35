using InformationMachine.Configuration;
using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InformationMachine.Desk.Api;

/// <summary>How the machine does, and with which settings.</summary>
internal static class MachineEndpoints
{
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder operators)
    {
        api.MapGet("/machine", Get).WithName("getMachine").WithSummary("The figures of the machine page, under the names /metrics uses.");
        operators.MapGet("/machine/settings", Settings).WithName("listSettings").WithSummary("Every setting as it is in effect; secrets are masked.");
        operators.MapGet("/machine/warnings", Warnings).WithName("listWarnings").WithSummary("Recent warnings and errors, the newest first.");
    }

    private static Ok<Dictionary<string, double>> Get(DeskFigures figures) => TypedResults.Ok(figures.All().ToDictionary(figure => figure.Name, figure => figure.Value));

    private static Ok<Dictionary<string, string>> Settings(MachineSettings settings) =>
        TypedResults.Ok(Setting.All.ToDictionary(setting => setting.Key, setting => Setting.Format(setting.Get(settings)), StringComparer.Ordinal));

    private static Ok<List<ApiWarning>> Warnings(RecentWarnings warnings) => TypedResults.Ok(warnings.All.Select(item => new ApiWarning(item.At, item.IsError, item.Text)).ToList());
}
