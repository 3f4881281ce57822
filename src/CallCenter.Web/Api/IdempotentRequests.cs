using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Persistence.Administration;

namespace CallCenter.Web.Api;

/// <summary>A POST with an <c>Idempotency-Key</c> is carried out once: sent again within 24 hours by the same caller it gets the first answer, marked <c>Idempotency-Replayed</c>.</summary>
/// <remarks>Stands behind authorization: the key belongs to who asked, and a refused caller takes none. The same key with another body answers 422, and 409 while the first still runs.</remarks>
internal sealed class IdempotentRequests(RequestDelegate next, IdempotencyKeys keys)
{
    /// <summary>The header of the request.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header of an answer that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>Longest key: a UUID with room.</summary>
    private const int LongestKey = 128;

    /// <summary>Bodies of our forms stay far below; a file is not sent with a key.</summary>
    private const int LongestBody = 1024 * 1024;

    /// <summary>Only requests that make or start something, under the API, with the header.</summary>
    public static bool Concerns(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(ApiRoutes.Prefix, StringComparison.Ordinal)
        // An answer that shows a key once is not kept to be shown again; a second subscription of one name is refused by its name.
        && !context.Request.Path.StartsWithSegments(WebhooksApi.Path, StringComparison.Ordinal) && context.Request.Headers.ContainsKey(Header);

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString().Trim();
        if (given.Length is 0 or > LongestKey)
        {
            await ApiProblems.BadField(Header, given.Length > 0 ? "…" : "", $"1 to {LongestKey} signs").ExecuteAsync(context);
            return;
        }

        if (await BodyAsync(context) is not { } body)
        {
            await ApiProblems.BadField("body", "…", $"at most {LongestBody} bytes with an {Header}").ExecuteAsync(context);
            return;
        }

        var key = Hash($"{context.User.Identity?.Name}\n{context.Request.Path}{context.Request.QueryString}\n{given}");
        var request = Convert.ToHexStringLower(SHA256.HashData(body));
        if (await keys.TakeAsync(key, request, context.RequestAborted) is { } taken)
        {
            await AnswerAgainAsync(context, taken, request);
            return;
        }

        await AnswerOnceAsync(context, key);
    }

    private static async Task AnswerAgainAsync(HttpContext context, IdempotencyRow taken, string request)
    {
        if (taken.Request != request)
        {
            await TypedResults.Problem("The key was used for another request.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "IdempotencyKeyIsTaken", type: "/problems/idempotency").ExecuteAsync(context);
            return;
        }

        if (taken.Status == 0)
        {
            await TypedResults.Problem("The first request with this key still runs.", statusCode: StatusCodes.Status409Conflict, title: "IdempotencyKeyIsBusy", type: "/problems/idempotency").ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = taken.Status;
        context.Response.Headers[Replayed] = "true";
        if (taken.Location is { } location)
            context.Response.Headers.Location = location;
        if (taken.ContentType is { } type)
            context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(taken.Body, context.RequestAborted);
    }

    private async Task AnswerOnceAsync(HttpContext context, string key)
    {
        var wire = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        var answered = false;
        // Who sends a key sends again when the line broke: what was begun is done to its end and its answer kept, whether or not anybody still listens.
        var listening = context.RequestAborted;
        context.RequestAborted = CancellationToken.None;
        try
        {
            await next(context);
            // An answer that the next try may change (a fault, a busy house) is not kept.
            if (context.Response.StatusCode < StatusCodes.Status500InternalServerError && copy.Length <= LongestBody)
            {
                await keys.AnswerAsync(key, context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location.ToString() is { Length: > 0 } location ? location : null, copy.ToArray(), CancellationToken.None);
                answered = true;
            }
        }
        finally
        {
            (context.Response.Body, context.RequestAborted) = (wire, listening);
            if (!answered)
                await keys.ReleaseAsync(key, CancellationToken.None);
        }

        copy.Position = 0;
        await copy.CopyToAsync(wire, context.RequestAborted);
    }

    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LongestBody)
            return null;
        context.Request.EnableBuffering(LongestBody);
        using var copy = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
            {
                if (copy.Length + read > LongestBody)
                    return null;
                copy.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        context.Request.Body.Position = 0;
        return copy.ToArray();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
