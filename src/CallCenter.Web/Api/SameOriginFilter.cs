using CallCenter.Web.Access;

namespace CallCenter.Web.Api;

/// <summary>Keeps pages of other origins from commanding with a signed-in person's cookie.</summary>
internal sealed class SameOriginFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return safe || !RequestOrigin.IsForeign(request)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem(
                "A page of another origin may not command here.", statusCode: StatusCodes.Status403Forbidden, title: "Foreign origin", type: "/problems/origin"));
    }
}
