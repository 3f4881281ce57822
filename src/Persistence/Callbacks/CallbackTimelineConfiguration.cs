using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Callbacks;

internal sealed class CallbackTimelineConfiguration : IEntityTypeConfiguration<CallbackTimelineRow>
{
    public void Configure(EntityTypeBuilder<CallbackTimelineRow> builder)
    {
        builder.ToTable("CallbackTimeline").HasKey(t => new { t.CallbackId, t.Seq });
        builder.Property(t => t.ActorId).HasMaxLength(Lengths.User);
        builder.Property(t => t.Type).HasMaxLength(Lengths.Code);
        builder.HasOne<CallbackTask>().WithMany().HasForeignKey(t => t.CallbackId).OnDelete(DeleteBehavior.Restrict);
    }
}
