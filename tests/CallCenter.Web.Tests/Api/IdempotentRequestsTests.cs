using System.Security.Claims;
using CallCenter.Web.Api;
using CallCenter.Web.Tests.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Administration;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class IdempotentRequestsTests(RunningHost host)
{
    [Fact]
    public async Task ALineThatBreaksAfterTheSave_KeepsTheAnswer_AndTheNextTryMakesNothingAgain()
    {
        var made = 0;
        using var broken = new CancellationTokenSource();
        var requests = new IdempotentRequests(
            async context =>
            {
                made++;
                // Saved; now the line breaks, and the end of the request reads what it saved.
                await broken.CancelAsync();
                context.RequestAborted.ThrowIfCancellationRequested();
                context.Response.StatusCode = StatusCodes.Status201Created;
                await context.Response.WriteAsync("saved", context.RequestAborted);
            },
            host.Services.GetRequiredService<IdempotencyKeys>());
        var key = Guid.NewGuid().ToString();
        var first = NewRequest(key);
        first.RequestAborted = broken.Token;
        await Should.ThrowAsync<OperationCanceledException>(() => requests.InvokeAsync(first), "nobody listens to the answer");

        var again = NewRequest(key);
        await requests.InvokeAsync(again);
        (made, again.Response.StatusCode, again.Response.Headers[IdempotentRequests.Replayed].ToString()).ShouldBe((1, StatusCodes.Status201Created, "true"));
    }

    private static DefaultHttpContext NewRequest(string key)
    {
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "token:test")], "test")) };
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = ApiRoutes.Prefix + "/customers";
        context.Request.Headers[IdempotentRequests.Header] = key;
        context.Response.Body = new MemoryStream();
        return context;
    }
}
