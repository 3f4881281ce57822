using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Web.Operations;

/// <summary>Health as JSON that names what is not ready.</summary>
internal static class HealthJson
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var body = new
        {
            status = report.Status.ToString(),
            notReady = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => new { part = e.Key, reason = e.Value.Description }),
        };
        return context.Response.WriteAsync(JsonSerializer.Serialize(body), context.RequestAborted);
    }
}
