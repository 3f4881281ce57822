using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Webhooks;

internal sealed class DeadLetterConfiguration : IEntityTypeConfiguration<DeadLetterRow>
{
    public void Configure(EntityTypeBuilder<DeadLetterRow> builder)
    {
        builder.ToTable("WebhookDeadLetters").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Type).HasMaxLength(Lengths.Code);
        builder.Property(l => l.Body).HasMaxLength(Lengths.Text);
        builder.Property(l => l.Problem).HasMaxLength(Lengths.Code);
        builder.HasIndex(l => new { l.WebhookId, l.Seq });
        builder.HasOne<WebhookRow>().WithMany().HasForeignKey(l => l.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}
