using System.Text.Json;

namespace CallCenter.Web.Api;

/// <summary>A body or parameter that cannot be read is the caller's fault: 400 that says where, alike in every environment, and no error in our log.</summary>
internal static class UnreadableRequest
{
    public static void Configure(ExceptionHandlerOptions options)
    {
        options.StatusCodeSelector = failure => failure is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status500InternalServerError;
        options.SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException;
    }

    public static void Describe(ProblemDetailsContext context)
    {
        if (context.Exception is not BadHttpRequestException unreadable)
            return;
        context.ProblemDetails.Title = "The request cannot be read";
        context.ProblemDetails.Type = "/problems/unreadable";
        context.ProblemDetails.Detail = unreadable.InnerException is JsonException json
            ? $"The JSON body is wrong at '{json.Path}', line {json.LineNumber + 1}, byte {json.BytePositionInLine}."
            : "A parameter has another form than the document at /openapi/v1.json says, or the body is missing.";
    }
}
