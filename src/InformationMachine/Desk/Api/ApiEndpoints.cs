using InformationMachine.Desk.Accounts;

namespace InformationMachine.Desk.Api;

/// <summary>
/// What programs may ask and do, as JSON under <c>/api/v1</c>: the same abilities as the pages. Failures are problem documents (RFC 9457).
/// Changes need a key or the running machine's own secret, never a browser's session, so that no page can make them.
/// </summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void Map(WebApplication app)
    {
        app.MapOpenApi(Root + "/openapi.json");
        var api = app.MapGroup(Root).RequireAuthorization().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        ThreadEndpoints.Map(api);
        PostEndpoints.Map(api);
        EditingEndpoints.Map(api);
        DecisionEndpoints.Map(api, Changing(api, Role.Editor));
        FeedEndpoints.Map(api, Changing(api, Role.Operator));
        ChangeEndpoints.Map(api);
        WatchEndpoints.Map(api, Changing(api, Role.Reader));
        ReceiverEndpoints.Map(api, Changing(api, Role.Reader));
        var operators = api.MapGroup("").RequireAuthorization(nameof(Role.Operator)).ProducesProblem(StatusCodes.Status403Forbidden);
        MachineEndpoints.Map(api, operators);
        OpmlEndpoints.Map(operators, Changing(api, Role.Operator));
        StoreEndpoints.Map(Changing(api, Role.Operator));
    }

    private static RouteGroupBuilder Changing(RouteGroupBuilder api, Role role) => api.MapGroup("")
        .RequireAuthorization(role.ToString())
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .AddEndpointFilter(async (context, next) => context.HttpContext.User.Identity?.AuthenticationType == DeskUsers.Program
            ? await next(context)
            : TypedResults.Problem("Changes through the API need a key: make one with `users key` and send it as 'Authorization: Bearer \u2026'.", statusCode: StatusCodes.Status403Forbidden));
}
