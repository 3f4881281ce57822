using System.Text.RegularExpressions;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Xunit;

namespace EndToEnd;

/// <summary>Who may not see personal data in clear sees a customer's region, never the street.</summary>
[Trait("Lane", "behind")]
public sealed class MaskingTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("parts1", @"\*{4}")]
    [InlineData("agent19", @"\d+")]
    public async Task Address_IsWhatTheRightAllows(string user, string wanted)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, user);
        await desk.Page.GotoAsync("/customers/C-0000001");
        await Assertions.Expect(desk.Page.GetByTestId("address").First).ToHaveTextAsync(new Regex(wanted, RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.Page.Context.CloseAsync();
    }
}
