using Crm.Domain.Knowledge;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class UnansweredQueryTests
{
    [Theory]
    [InlineData("  空调   蓝牙 ", "空调 蓝牙")]
    [InlineData("E21 Bluetooth", "e21 bluetooth")]
    [InlineData("KFR-35GW", "kfr-35gw")]
    public void Words_OfAFault_AreKept(string typed, string kept) => UnansweredQuery.Of(typed).ShouldBe(kept);

    [Theory]
    [InlineData("13800138000")]
    [InlineData("138 0013 8000 不制冷")]
    [InlineData("0532-8893-9999")]
    [InlineData("SN000123")]
    [InlineData("周先生 不制冷")]
    [InlineData("mr Smith fridge")]
    [InlineData("zhou@example.com")]
    [InlineData("?!")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("我家住在香港中路七十六号海逸园三栋二单元一七零二的空调昨天晚上开始就一直不制冷了怎么办呢请快点来人")]
    public void Words_ThatMayNameAPerson_AreNotKept(string typed) => UnansweredQuery.Of(typed).ShouldBeNull();
}
