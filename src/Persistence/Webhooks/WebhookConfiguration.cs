using Crm.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("Webhooks").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Name).HasMaxLength(Lengths.Name);
        builder.Property(w => w.Address).HasMaxLength(WebhookRules.AddressLength);
        builder.Property(w => w.Events).HasMaxLength(WebhookRules.MostEvents * (Lengths.Code + 1));
        builder.Property(w => w.Secret).HasMaxLength(Lengths.Secret);
        builder.Property(w => w.Owner).HasMaxLength(Lengths.Line);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.Property(w => w.LastProblem).HasMaxLength(Lengths.Code);
        builder.Ignore(w => w.Kinds);
    }
}
