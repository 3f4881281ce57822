using Microsoft.Net.Http.Headers;

namespace CallCenter.Web.Operations;

/// <summary>Turns new requests away while the product stops. A page that lost its circuit dials again within milliseconds and finds the
/// socket still open; its new circuit would hold the stop until the last second.</summary>
internal static class StoppingGate
{
    /// <summary>Long enough for a restart; pages ask again by themselves.</summary>
    private const string RetryAfterSeconds = "5";

    /// <summary>First in the pipeline: nothing is begun that the stop would have to wait for.</summary>
    public static void UseStoppingGate(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
            context.Response.Headers[HeaderNames.Connection] = "close";
            return Task.CompletedTask;
        });
    }
}
