namespace CallCenter.Web.Api;

/// <summary>Keeps pages of other origins from commanding with a signed-in person's cookie: a browser says where a request comes from
/// (Fetch Metadata, Sec-Fetch-Site); programs with a token send no such header and no cookie.</summary>
internal sealed class SameOriginFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return safe || site is "" or "same-origin" or "none"
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem(
                "A page of another origin may not command here.", statusCode: StatusCodes.Status403Forbidden, title: "Foreign origin", type: "/problems/origin"));
    }
}
