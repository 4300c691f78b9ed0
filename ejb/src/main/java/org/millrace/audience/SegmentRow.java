package org.millrace.audience;

import java.time.Instant;
import org.millrace.platform.Sentence;

/**
 * A list or a segment in an overview.
 *
 * @param members how many there were at {@code countedAt}; null = never counted
 * @param campaigns how many campaigns that are not archived have it for their audience or leave its members out
 * @param liveCampaigns how many of them enrol now, from it or without its members
 * @param leavingOut how many of them leave its members out
 * @param through how many of them use it by way of another segment only
 */
public record SegmentRow(
        long id,
        String slug,
        String name,
        SegmentKind kind,
        Sentence sentence,
        Long members,
        Instant countedAt,
        long campaigns,
        long liveCampaigns,
        long leavingOut,
        long through,
        boolean archived,
        Instant updatedAt) {

    static SegmentRow of(Segment segment, UseCount uses) {
        return new SegmentRow(
                segment.id(),
                segment.slug(),
                segment.name(),
                segment.kind(),
                segment.sentence(),
                segment.members(),
                segment.countedAt(),
                uses.campaigns(),
                uses.live(),
                uses.leavingOut(),
                uses.through(),
                segment.archived(),
                segment.updatedAt());
    }
}
