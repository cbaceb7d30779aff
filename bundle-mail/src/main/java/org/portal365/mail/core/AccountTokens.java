package org.portal365.mail.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.module.Need;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;

/** Tokens for mail, each for its own resource. */
public final class AccountTokens {
    private static final Resource OUTLOOK = new Resource("outlook");
    private static final Resource GRAPH = new Resource("graph");
    private static final Set<String> READ = Set.of("IMAP.AccessAsUser.All");
    private static final Set<String> SEND = Set.of("SMTP.Send");
    private static final Set<String> MAIL = Set.of("IMAP.AccessAsUser.All", "SMTP.Send");
    private static final Set<String> SEND_GRAPH = Set.of("Mail.Send");

    private final ConnectedAccounts accounts;

    public AccountTokens(ConnectedAccounts accounts) {
        this.accounts = accounts;
    }

    /** What a registration must list, and what for. */
    public static List<Need> needs(MailPolicy policy) {
        List<Need> needs = new ArrayList<>();
        READ.forEach(scope -> needs.add(need(OUTLOOK, scope, "check.permission.imap")));
        SEND.forEach(scope -> needs.add(need(OUTLOOK, scope, "check.permission.smtp")));
        if (!policy.localOutgoing() && policy.fallback() != MailPolicy.Fallback.OFF) {
            SEND_GRAPH.forEach(scope -> needs.add(need(GRAPH, scope, "check.permission.graph")));
        }
        return needs;
    }

    private static Need need(Resource resource, String scope, String why) {
        return Need.permission(resource.name() + "/" + scope, Phrases.text(why));
    }

    /** For IMAP of Exchange Online. */
    public Outcome<Token, GrantState> read(AccountId account) {
        return accounts.token(account, OUTLOOK, READ, Optional.empty());
    }

    /** For IMAP; a refusal is thrown. */
    public Token sureRead(AccountId account) {
        return sure(read(account));
    }

    /** For SMTP; a refusal is thrown. Asked for apart, so that who may not send can read all the same. */
    public Token sureSend(AccountId account) {
        return sure(accounts.token(account, OUTLOOK, SEND, Optional.empty()));
    }

    /** For sending through Graph; a refusal is thrown. */
    public Token sureGraph(AccountId account) {
        return sure(graphGrant(account));
    }

    /** For sending through Graph. */
    public Outcome<Token, GrantState> graphGrant(AccountId account) {
        return accounts.token(account, GRAPH, SEND_GRAPH, Optional.empty());
    }

    private static Token sure(Outcome<Token, GrantState> outcome) {
        return outcome.fold(token -> token, refused -> {
            throw new GrantRefusedException(refused);
        });
    }

    /** What to ask a user who has no account for mail yet. */
    public Challenge connect() {
        return accounts.connect(OUTLOOK, MAIL);
    }

    /** What to ask so that an account serves mail again. */
    public Challenge again(AccountId account, Optional<String> claims) {
        Challenge connect = connect();
        return new Challenge(connect.service(), Optional.of(account), connect.scopes(), claims);
    }

    /** What to ask so that an account may send through Graph. */
    public Challenge graph(AccountId account) {
        Challenge connect = accounts.connect(GRAPH, SEND_GRAPH);
        return new Challenge(connect.service(), Optional.of(account), connect.scopes(), Optional.empty());
    }
}
