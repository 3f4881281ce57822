using CallCenter.Web.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

public sealed class StoppingGateTests
{
    /// <summary>A desk that dialled again in mid-stop got a new circuit, which held the stop for nine seconds and cost the exit code.</summary>
    [Fact]
    public async Task Request_WhenTheProductStops_IsTurnedAwayAndBeginsNothing()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        var begun = 0;
        app.UseStoppingGate();
        app.Run(_ =>
        {
            begun++;
            return Task.CompletedTask;
        });
        var pipeline = ((IApplicationBuilder)app).Build();

        var before = new DefaultHttpContext();
        await pipeline(before);
        app.Lifetime.StopApplication();
        var after = new DefaultHttpContext();
        await pipeline(after);

        before.Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        after.Response.StatusCode.ShouldBe(StatusCodes.Status503ServiceUnavailable);
        after.Response.Headers.RetryAfter.ToString().ShouldBe("5");
        begun.ShouldBe(1);
    }
}
